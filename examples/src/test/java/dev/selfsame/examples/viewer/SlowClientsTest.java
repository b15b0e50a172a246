package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.selfsame.examples.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that do not finish a request, or do not read the response, do not stop the viewer for
 * long. Eight of them did as long as they stayed. In the control they may stay for hours.
 */
class SlowClientsTest {
  private static final String UNFINISHED = "GET / HTTP/1.1\r\nHost: 127.0";
  private static final int CLIENTS = 80;

  /** Of events with long texts: more than the buffers of the system take of a response. */
  private static final int LONG_RESPONSE = 500;

  private static final int LONG_TEXT = 7_000;
  private static final int SMALL_BUFFER = 4096;
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
    return start(List.of(), options);
  }

  private URI start(List<String> files, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("viewer", "--port", "0"));
    command.addAll(files);
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

  /** Writes a person with much to read, and returns the arguments that have it shown. */
  private static List<String> muchToRead(Path folder) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            """
            {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"}],
             "policies":[{"name":"default","method":"timestampOrdered"}]}
            """);
    List<String> events = new ArrayList<>();
    for (int i = 0; i < LONG_RESPONSE; i++) {
      events.add(
          """
          {"source":"web","kind":"event","id":"%d","timestamp":"2026-01-01T00:00:00Z",\
          "identities":[{"namespace":"crm","value":"1"}],"attributes":{"text":"%s"}}"""
              .formatted(i, "x".repeat(LONG_TEXT)));
    }
    Path input = Files.write(folder.resolve("events.ndjson"), events);
    return List.of("--settings", settings.toString(), input.toString());
  }

  /** Asks for long responses, and does not read them. */
  private void ask(URI address) throws IOException {
    String request =
        "GET /api/timeline?identity=crm:1&limit=%d HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            .formatted(LONG_RESPONSE);
    for (int i = 0; i < CLIENTS; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      sockets.add(socket);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static boolean answers(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setReadTimeout(PATIENCE_SECONDS * 1000);
    try {
      return connection.getResponseCode() == 200;
    } catch (SocketTimeoutException | SocketException lateOrClosed) {
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

  @Test
  void viewer_whenManyResponsesAreNotRead_answersOthersSoon(@TempDir Path folder)
      throws IOException {
    URI address = start(muchToRead(folder), "-Xmx1500m", "-Dsun.net.httpserver.maxRspTime=5");
    ask(address);
    assertThat(answers(address)).isTrue();
  }

  /** The most that the system takes of a response; unknown, and so too much, elsewhere. */
  private static long mostBuffered() throws IOException {
    Path limits = Path.of("/proc/sys/net/ipv4/tcp_wmem");
    if (!Files.exists(limits)) {
      return Long.MAX_VALUE;
    }
    try (Scanner numbers = new Scanner(limits, StandardCharsets.US_ASCII)) {
      numbers.nextLong();
      numbers.nextLong();
      return numbers.nextLong();
    }
  }

  @Test
  void viewer_whenManyResponsesMayBeReadForHours_doesNotAnswer(@TempDir Path folder)
      throws IOException {
    assumeThat(mostBuffered()).isLessThanOrEqualTo(4 << 20);
    URI address = start(muchToRead(folder), "-Xmx1500m", "-Dsun.net.httpserver.maxRspTime=10000");
    ask(address);
    assertThat(answers(address)).isFalse();
  }
}
