package dev.selfsame.examples.viewer;

import com.sun.net.httpserver.HttpServer;
import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server for a viewer, on the loopback address only. Requests between the binding of its
 * port and its start wait. Closing it stops it.
 *
 * <p>A client that does not finish its request, or does not read the response, holds a thread. So
 * there are many threads, and such a connection is closed after some time; the properties of the
 * JDK's server set another one.
 */
final class ViewerServer implements AutoCloseable {
  private static final int THREADS = 64;

  /** Seconds until a request must have come, and until its response must have been read. */
  private static final Map<String, String> LIMITS =
      Map.of("sun.net.httpserver.maxReqTime", "10", "sun.net.httpserver.maxRspTime", "60");

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private ViewerServer(HttpServer server) {
    this.server = server;
  }

  /** Binds a port, and serves a viewer on it. */
  static ViewerServer start(ProfileViewer viewer, int port) {
    ViewerServer server = bind(port);
    server.serve(viewer);
    return server;
  }

  /**
   * Binds a port, so that no other program does while the viewer is prepared.
   *
   * @param port the port, or 0 for any free one
   * @throws JobException if the port cannot be bound
   */
  static ViewerServer bind(int port) {
    // Without it each response waits 40 ms for the browser to acknowledge its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    LIMITS.forEach((name, seconds) -> System.setProperty(name, System.getProperty(name, seconds)));
    try {
      return new ViewerServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0));
    } catch (IOException e) {
      throw refused(port, e);
    }
  }

  /** The system reports only in the message why a port cannot be bound. */
  static JobException refused(int port, IOException failure) {
    String why = String.valueOf(failure.getMessage());
    if (failure instanceof BindException && why.contains("in use")) {
      return new JobException(
          "Port %d is taken. Give another one with --port, or 0 for any free one.".formatted(port));
    }
    if (failure instanceof BindException && why.contains("ermission denied")) {
      return new JobException(
          "This program may not serve on port %d. Give one from 1024 on with --port, or 0 for any free one."
              .formatted(port));
    }
    return new JobException("Cannot serve on port " + port, failure);
  }

  void serve(ProfileViewer viewer) {
    viewer.mount(server, "/");
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
