package dev.selfsame.examples.viewer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What keeps a request from being answered, with a text that says what to correct. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int INTERNAL_ERROR = 500;
  static final int UNAVAILABLE = 503;

  private final int status;

  /** The position of the error in the search text, from 1; 0 if there is none. */
  private final int position;

  private ApiException(int status, String message, int position) {
    super(message, null, false, false);
    this.status = status;
    this.position = position;
  }

  static ApiException of(int status, String message) {
    return new ApiException(status, message, 0);
  }

  static ApiException badRequest(String message) {
    return of(BAD_REQUEST, message);
  }

  static ApiException notFound(String message) {
    return of(NOT_FOUND, message);
  }

  /** Tells of a wrong search text: what to correct, and at which character. */
  static ApiException at(int position, String message) {
    return new ApiException(BAD_REQUEST, message, position);
  }

  int status() {
    return status;
  }

  int position() {
    return position;
  }

  Answer answer() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("status", status);
    object.put("error", String.valueOf(getMessage()));
    if (position > 0) {
      object.put("position", position);
    }
    return Answer.json(status, object);
  }
}
