package dev.selfsame.examples.viewer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A complete response: a status and a body. Immutable. */
final class Answer {
  static final int OK = 200;

  private static final int MOVED = 301;
  private static final int NOT_MODIFIED = 304;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String JSON_TYPE = "application/json; charset=utf-8";
  private static final String TEXT_TYPE = "text/plain; charset=utf-8";

  private final int status;
  private final String contentType;
  private final byte[] body;

  /** The entity tag of the body for caches; empty when it must not be cached. */
  private final String tag;

  private Answer(int status, String contentType, byte[] body, String tag) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.tag = tag;
  }

  static Answer json(int status, Map<String, ?> object) {
    return new Answer(status, JSON_TYPE, JSON.writeValueAsBytes(object), "");
  }

  /** Returns an answer from a JSON text. */
  static Answer json(String text) {
    return new Answer(OK, JSON_TYPE, text.getBytes(StandardCharsets.UTF_8), "");
  }

  /** Returns an answer with a file that never changes; the bytes are not copied. */
  static Answer file(String contentType, byte[] bytes, String tag) {
    return new Answer(OK, contentType, bytes, tag);
  }

  /** Returns a redirect to another location. */
  static Answer moved(HttpExchange exchange, String location) {
    exchange.getResponseHeaders().set("Location", location);
    return new Answer(MOVED, TEXT_TYPE, new byte[0], "");
  }

  /** Returns a value as a JSON text, to be combined with other JSON texts. */
  static String text(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** Returns this answer, or a status without a body if the client has this version of it. */
  Answer unlessKnown(HttpExchange exchange) {
    return !tag.isEmpty() && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
        ? new Answer(NOT_MODIFIED, contentType, new byte[0], tag)
        : this;
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", contentType);
    headers.set("Cache-Control", tag.isEmpty() ? "no-store" : "no-cache");
    if (!tag.isEmpty()) {
      headers.set("ETag", tag);
    }
    boolean headOnly = exchange.getRequestMethod().equals("HEAD");
    if (headOnly) {
      headers.set("Content-Length", String.valueOf(body.length));
    }
    if (headOnly || body.length == 0) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
