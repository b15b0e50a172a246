package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Main;
import dev.selfsame.examples.Run;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewerCommandTest {

  /** Runs the program until its address was looked at. */
  private static String run(Looking looking, String... args) throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PipedInputStream in = new PipedInputStream();
        PrintStream out =
            new PrintStream(new PipedOutputStream(in), false, StandardCharsets.UTF_8);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Thread program =
          new Thread(() -> Main.run(out, new PrintStream(err, true, StandardCharsets.UTF_8), args));
      program.start();
      try {
        looking.at(new Http(lines.readLine()));
      } finally {
        program.interrupt();
        program.join();
      }
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  private interface Looking {
    void at(Http http);
  }

  @Test
  void viewer_withoutArguments_servesTheDemo() throws Exception {
    String err =
        run(
            http -> {
              assertThat(http.address()).matches("http://127\\.0\\.0\\.1:\\d+/");
              assertThat(http.get("").body()).contains("<title>Selfsame viewer");
              assertThat(http.object("api/statistics")).containsEntry("profiles", 17);
            },
            "viewer",
            "--port",
            "0");

    assertThat(err.lines())
        .containsExactly(
            "59 rows were read; 13 rows or identities were refused.",
            "Preparing the search under the merge policy default.",
            "Preparing the search under the merge policy crm-first.",
            "Counting.",
            "The viewer is ready. Ctrl-C stops it.",
            "The viewer was stopped.");
  }

  @Test
  void viewer_withFiles_servesThese(@TempDir Path folder) throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            """
            {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"}],
             "inputs":{"people.csv":{"source":"crm","identities":{"id":"crm"},"attributes":{"*":"*"}}}}
            """);
    Path people = Files.writeString(folder.resolve("people.csv"), "id,name\n1,Ada\n,Nobody\n");

    String err =
        run(
            http -> {
              assertThat(http.object("api/profile", "identity", "crm:1").toString())
                  .contains("name=Ada", "2026-01-01T00:00:00Z");
              assertThat(http.object("api/refusals", "reason", "NO_IDENTITY").toString())
                  .contains("people.csv", "line=3");
            },
            "viewer",
            "--settings",
            settings.toString(),
            "--now",
            "2026-01-01",
            "--port",
            "0",
            "--threads",
            "3",
            people.toString());

    assertThat(err).contains("2 rows were read; 1 rows or identities were refused");
  }

  @Test
  void viewer_whenItCannotStart_saysWhatToFix() throws IOException {
    assertThat(Run.of("viewer", "--port", "65536").err()).contains("--port");
    assertThat(Run.of("viewer", "--threads", "0").errLines())
        .containsExactly(
            "--threads is not a number from 1 to 256. Give another one, or leave it out for one for each core.");
    assertThat(Run.of("viewer", "people.csv").err()).contains("--settings");
    assertThat(Run.of("viewer", "--settings", "none.json").err()).contains("No file is given");
    assertThat(Run.of("viewer", "--settings", "none.json", "people.csv").status()).isEqualTo(2);
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Run run = Run.of("viewer", "--port", taken.getLocalPort());

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.errLines()).singleElement().asString().contains("is taken", "--port");
    }
  }

  @Test
  void viewer_whenThePortIsTaken_readsNothing(@TempDir Path folder) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            """
            {"namespaces":[{"code":"crm","type":"CROSS_DEVICE"}]}
            """);
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      Run run =
          Run.of(
              "viewer",
              "--settings",
              settings,
              "--port",
              taken.getLocalPort(),
              folder.resolve("none.csv"));

      assertThat(run.errLines()).singleElement().asString().contains("is taken");
    }
  }

  @Test
  void port_whenItIsRefused_tellsWhy() {
    assertThat(ViewerServer.refused(80, new BindException("Permission denied")))
        .hasMessageContaining("may not serve on port 80")
        .hasMessageContaining("from 1024 on");
    assertThat(
            ViewerServer.refused(8080, new BindException("Address already in use (Bind failed)")))
        .hasMessageContaining("is taken");
    assertThat(ViewerServer.refused(8080, new BindException("Cannot assign requested address")))
        .hasMessage("Cannot serve on port 8080: Cannot assign requested address");
  }

  @Test
  void help_tellsOptionsAndAddresses() {
    assertThat(Run.of("viewer", "--help").out())
        .contains("--settings", "--now", "--threads", "--port", "api/profiles?q=TEXT");
  }
}
