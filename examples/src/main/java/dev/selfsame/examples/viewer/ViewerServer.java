package dev.selfsame.examples.viewer;

import com.sun.net.httpserver.HttpServer;
import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of its own for a viewer, on this machine alone. Closing it ends it. */
final class ViewerServer implements AutoCloseable {
  private static final int THREADS = 8;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads;

  private ViewerServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server.
   *
   * @param port the port, or 0 for any free one
   * @throws JobException if the port cannot be had
   */
  static ViewerServer start(ProfileViewer viewer, int port) {
    // Without it an answer waits for the browser to acknowledge its head: 40 ms each.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      viewer.mount(server, "/");
      server.setExecutor(threads);
      server.start();
      return new ViewerServer(server, threads);
    } catch (BindException e) {
      throw new JobException(
          "Port %d is taken. Name another one with --port, or 0 for any free one.".formatted(port));
    } catch (IOException e) {
      throw new JobException("Cannot serve on port " + port, e);
    }
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
