package dev.selfsame.examples.viewer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What lets a request in, and what each answer carries: it is for reading only, it is for one of
 * the viewer's own host names, and the page loads nothing from elsewhere.
 *
 * <p>The check of the name is what keeps a web page elsewhere from reading the API through a name
 * of its own that it lets point to this machine (DNS rebinding). The port plays no part, since it
 * may be forwarded.
 */
record Guard(Set<String> hosts) {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  static void addHeaders(Headers headers) {
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }

  /**
   * Lets a request in.
   *
   * @throws ApiException if it must not be answered
   */
  void check(HttpExchange exchange) {
    List<String> named = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    String inAddress = exchange.getRequestURI().getRawAuthority();
    if (named.size() != 1 || !isOwn(named.get(0)) || (inAddress != null && !isOwn(inAddress))) {
      throw ApiException.of(
          ApiException.FORBIDDEN,
          "This host name is not the viewer's own. Use the address that it printed when it started.");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      throw ApiException.of(
          ApiException.METHOD_NOT_ALLOWED, "The viewer only reads. Use GET or HEAD.");
    }
  }

  private boolean isOwn(String host) {
    return hosts.contains(host.strip().replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
  }
}
