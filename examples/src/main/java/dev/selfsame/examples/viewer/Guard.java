package dev.selfsame.examples.viewer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The security checks of requests and the security headers of responses: only reading methods and
 * the host names of the viewer are allowed, and the page loads nothing from other servers.
 *
 * <p>The check of the host name prevents a foreign web page from reading the API through a name of
 * its own that resolves to this machine (DNS rebinding). The port is not checked, since it may be
 * forwarded.
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
   * Checks a request.
   *
   * @throws ApiException if it must not be answered
   */
  void check(HttpExchange exchange) {
    List<String> hostHeaders = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    String inAddress = exchange.getRequestURI().getRawAuthority();
    if (hostHeaders.size() != 1
        || !isOwn(hostHeaders.get(0))
        || (inAddress != null && !isOwn(inAddress))) {
      throw ApiException.of(
          ApiException.FORBIDDEN,
          "The viewer does not serve this host name. Use the address that it printed when it started.");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      throw ApiException.of(
          ApiException.METHOD_NOT_ALLOWED, "The viewer is read-only. Use GET or HEAD.");
    }
  }

  private boolean isOwn(String host) {
    return hosts.contains(host.strip().replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
  }
}
