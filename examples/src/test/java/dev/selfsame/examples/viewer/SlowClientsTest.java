package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that do not finish a request do not stop the viewer for long. Eight of them did as long
 * as they stayed. In the control they may stay for hours.
 */
class SlowClientsTest {
  private static final String UNFINISHED = "GET / HTTP/1.1\r\nHost: 127.0";
  private static final int CLIENTS = 80;
  private static final int PATIENCE_SECONDS = 25;

  private final List<Socket> sockets = new ArrayList<>();
  private @Nullable Process viewer;

  @AfterEach
  void end() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    if (viewer != null) {
      viewer.destroyForcibly();
    }
  }

  /** Starts a viewer of the demo, and returns its address. */
  private URI start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("viewer", "--port", "0"));
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    viewer = started;
    BufferedReader out =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    return URI.create(out.readLine());
  }

  private void connect(URI address) throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      Socket socket = new Socket(address.getHost(), address.getPort());
      sockets.add(socket);
      socket.getOutputStream().write(UNFINISHED.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static boolean answers(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setReadTimeout(PATIENCE_SECONDS * 1000);
    try {
      return connection.getResponseCode() == 200;
    } catch (SocketTimeoutException late) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  @Test
  void viewer_whenManyRequestsAreNotFinished_answersOthersSoon() throws IOException {
    URI address = start();
    connect(address);
    assertThat(answers(address)).isTrue();
  }

  @Test
  void viewer_whenManyRequestsMayTakeHours_doesNotAnswer() throws IOException {
    URI address = start("-Dsun.net.httpserver.maxReqTime=10000");
    connect(address);
    assertThat(answers(address)).isFalse();
  }
}
