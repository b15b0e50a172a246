package dev.selfsame.examples.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.examples.Main;
import dev.selfsame.examples.Run;
import dev.selfsame.examples.store.People;
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
import java.util.stream.Stream;
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
  void viewer_withAStore_showsIt_andWritesNothing(@TempDir Path folder) throws Exception {
    Path settings = Files.writeString(folder.resolve("settings.json"), People.SETTINGS);
    People people = new People(folder.resolve("people")).with(1, 2, 3);
    Path rows = Files.writeString(folder.resolve("people.csv"), "id,mail,name,at\n");
    byte[] before = Files.readAllBytes(people.file(".journal"));

    String err =
        run(
            http -> {
              assertThat(http.object("api/statistics")).containsEntry("profiles", 3);
              assertThat(http.object("api/profile", "identity", "crm:2").toString())
                  .contains("name=Person 2");
              assertThat(http.object("api/profiles", "q", "name = \"Person 3\"").toString())
                  .contains("crm:3");
              assertThat(http.object("api/refusals")).containsEntry("known", false);
              assertThat(Run.of("store", "verify", people.directory()).status()).isZero();
              Run writer = Run.unify(settings, "--store", people.directory(), rows);
              assertThat(writer.status()).isEqualTo(2);
              assertThat(writer.errLines())
                  .singleElement()
                  .asString()
                  .contains("is open in another store");
            },
            "viewer",
            "--settings",
            settings.toString(),
            "--store",
            people.directory().toString(),
            "--port",
            "0");

    assertThat(err.lines())
        .containsExactly(
            "The store has 3 fragments.",
            "Preparing the search under the merge policy default.",
            "Counting.",
            "The viewer is ready. Ctrl-C stops it.",
            "The viewer was stopped.");
    assertThat(Files.readAllBytes(people.file(".journal"))).isEqualTo(before);
    assertThat(Run.unify(settings, "--store", people.directory(), rows).status()).isZero();
  }

  @Test
  void viewer_whenTheStoreCannotBeShown_saysWhatToFix(@TempDir Path folder) throws IOException {
    Path settings = Files.writeString(folder.resolve("settings.json"), People.SETTINGS);
    People people = new People(folder.resolve("people")).with(1);

    assertThat(notShown(people, "--settings", settings, "rows.csv"))
        .contains("without files", "unify --store");
    assertThat(notShown(people, "--settings", settings, "--now=2026-01-01"))
        .contains("without --now");
    assertThat(notShown(people)).contains("The settings of the store are missing", "--settings");
    assertThat(notShown(new People(folder), "--settings", settings))
        .contains("There is no store in " + folder);
    assertThat(notShown(new People(folder.resolve("none")), "--settings", settings))
        .contains("There is no directory");
    try (DurableProfileStore open = people.open()) {
      assertThat(open.recovery().fragments()).isEqualTo(1);
      assertThat(notShown(people, "--settings", settings)).contains("is open in another store");
    }
    people.damage(".journal");
    assertThat(notShown(people, "--settings", settings)).contains("is damaged at byte");
  }

  /** Returns the one line that says why a store is not shown. */
  private static String notShown(People people, Object... more) {
    Run run =
        Run.of(
            Stream.concat(
                    Stream.of("viewer", "--port", "0", "--store", people.directory()),
                    Stream.of(more))
                .toArray());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    return run.err();
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
        .contains("--settings", "--now", "--store", "--threads", "--port", "api/profiles?q=TEXT");
  }
}
