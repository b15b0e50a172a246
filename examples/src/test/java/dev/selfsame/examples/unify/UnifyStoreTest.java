package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.examples.Run;
import dev.selfsame.examples.store.People;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code unify --store} keeps. */
class UnifyStoreTest {
  private static final String ROWS =
      """
      id,mail,name,at
      1,ada@example.com,Ada,2026-02-11
      2,ben@example.com,Ben,2026-02-12
      3,ADA@example.com,Ada B,2026-02-13
      0,,nobody,2026-02-14
      """;

  private Folder folder;
  private Path settings;
  private Path rows;
  private People kept;

  @BeforeEach
  void write(@TempDir Path temp) throws IOException {
    folder = new Folder(temp);
    settings = folder.write("settings.json", People.SETTINGS);
    rows = folder.write("people.csv", ROWS);
    kept = new People(temp.resolve("kept"));
  }

  private Run unify(Object... inputs) {
    Object[] arguments = new Object[inputs.length + 2];
    arguments[0] = "--store";
    arguments[1] = kept.directory();
    System.arraycopy(inputs, 0, arguments, 2, inputs.length);
    return Run.unify(settings, arguments);
  }

  private static void assertImpossible(Run run, String... parts) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains(parts);
  }

  /** Returns many rows, as lines of JSON. */
  private static String lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(
          """
          {"source":"crm","kind":"record","timestamp":"2026-03-01T10:00:00Z","identities":[{"namespace":"crm","value":"%d"},{"namespace":"email","value":"p%d@example.com"}]}
          """
              .formatted(i, i / 2));
    }
    return lines.toString();
  }

  @Test
  void unify_writesTheSameProfilesAsInMemory_andTellsWhatWasThere() {
    Run first = unify(rows);
    Run second = unify(rows);

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).isEqualTo(Run.unify(settings, rows).out());
    assertThat(first.outLines()).hasSize(2);
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(UnifyTest.summary(first))
        .contains(
            entry("rows", "4"),
            entry("accepted rows", "3"),
            entry("refused rows", "1"),
            entry("fragments before", "0"),
            entry("fragments added", "3"),
            entry("fragments", "3"))
        .doesNotContainKey("held already");
    assertThat(UnifyTest.summary(second))
        .contains(
            entry("accepted rows", "0"),
            entry("held already", "3"),
            entry("fragments before", "3"),
            entry("fragments added", "0"),
            entry("fragments", "3"));
    assertThat(UnifyTest.summary(Run.unify(settings, rows)))
        .doesNotContainKeys("fragments before", "fragments added");
  }

  @Test
  void unify_whenEachRowIsRefused_exitsWithOne_andWritesWhatWasThere() throws IOException {
    String before = unify(rows).out();

    Run run = unify("--out", folder.file("out"), folder.write("bad.ndjson", "{}\n"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(folder.file("out")).hasContent(before);
    assertThat(unify(rows).status()).as("what is held already is not refused").isZero();
  }

  @Test
  void unify_addsToWhatAnApplicationKeeps_whichFindsItLater() throws IOException {
    kept.with(7);

    Run run = unify(rows);

    assertThat(run.outLines()).hasSize(3);
    assertThat(UnifyTest.summary(run))
        .contains(entry("fragments before", "1"), entry("fragments", "4"));
    try (DurableProfileStore store = kept.open()) {
      assertThat(store.recovery().droppedBytes()).isZero();
      assertThat(store.find(People.crm(1)).orElseThrow().attribute("name")).contains("Ada B");
      assertThat(store.find(People.crm(7))).isPresent();
    }
  }

  @Test
  void unify_withSeveralThreads_keepsTheSame() throws IOException {
    Path many = folder.write("many.ndjson", lines(0, 5000));

    Run run = unify("--threads", "4", many);

    assertThat(run.out()).isEqualTo(Run.unify(settings, many).out());
    assertThat(UnifyTest.summary(unify(many))).contains(entry("held already", "5,000"));
  }

  /** As after a crash of the system: of the journal, only the first half was written. */
  @Test
  void unify_afterARunThatWasCutShort_makesUpForIt() throws IOException {
    Path many = folder.write("many.ndjson", lines(0, 5000));
    assertThat(unify(many).status()).isZero();
    kept.cut(".journal", (int) (Files.size(kept.file(".journal")) / 2));

    Run again = unify(many);

    assertThat(again.out()).isEqualTo(Run.unify(settings, many).out());
    assertThat(again.errLines().get(0))
        .startsWith("The store was not closed: the last ")
        .endsWith(" bytes belong to a write that had not ended, and are left out.");
    assertThat(again.err())
        .containsPattern("fragments before +[12],\\d{3}\n")
        .containsPattern("fragments +5,000\n");
    assertThat(unify(many).errLines().get(0)).startsWith("rows ");
  }

  /** A process that was killed leaves what it had written, and its lock means nothing. */
  @Test
  void unify_afterAProcessThatWasKilled_makesUpForIt() throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "Linux is needed");
    Path many = folder.write("many.ndjson", lines(0, 8000));
    try (UnifyProcesses processes = new UnifyProcesses(folder.path())) {
      Process process = processes.start("mkfifo pipe.ndjson; exec UNIFY --store kept pipe.ndjson");
      while (!Files.exists(folder.file("kept").resolve("0000000000000001.journal"))) {
        assertThat(process.isAlive()).isTrue();
        Thread.sleep(10);
      }
      assertImpossible(unify(many), "kept is open in another store");
      assertImpossible(Run.of("store", "verify", kept.directory()), "is open in another store");
      try (OutputStream pipe = Files.newOutputStream(folder.file("pipe.ndjson"))) {
        pipe.write(lines(0, 5000).getBytes(StandardCharsets.UTF_8));
        pipe.flush();
        while (Files.size(kept.file(".journal")) < 100_000) {
          assertThat(process.isAlive()).isTrue();
          Thread.sleep(10);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      }
    }

    Run again = unify(many);

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(Run.unify(settings, many).out());
    assertThat(again.err())
        .containsPattern("fragments before +[1-5],\\d{3}\n")
        .containsPattern("fragments +8,000\n");
  }

  @Test
  void unify_whenTheProfilesCannotBeWritten_hasKeptTheRows() {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "Linux is needed");

    Run run = unify("--out", "/dev/full", rows);

    assertImpossible(run, "Cannot write to /dev/full");
    assertThat(UnifyTest.summary(unify(rows))).contains(entry("held already", "3"));
  }

  @Test
  void unify_whenTheStoreCannotBeWritten_saysWhy() throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "Linux is needed");
    try (UnifyProcesses processes = new UnifyProcesses(folder.path())) {
      Process process =
          processes.start("ulimit -f 100; UNIFY --store kept --out profiles people.csv");

      assertThat(UnifyProcesses.outputOf(process)).isEqualTo("Cannot open kept: File too large\n");
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(folder.file("profiles")).doesNotExist();
    }
  }

  @Test
  void unify_whenNumbersAreThoseOfAnotherCountry_changesNothing() throws IOException {
    String phones =
        """
        {"namespaces":[{"code":"tel","type":"PHONE",
                        "normalizer":{"name":"phone","country":"DE"}}],
         "inputs":{"phones.csv":{"source":"crm","identities":{"phone":"tel"},"attributes":{}}}}
        """;
    Path numbers = folder.write("phones.csv", "phone\n0151 23456789\n");
    folder.write("settings.json", phones);
    assertThat(unify("--now", "2026-01-01", numbers).status()).isZero();
    assertThat(UnifyTest.summary(unify("--now", "2026-01-01", numbers)))
        .contains(entry("held already", "1"));

    folder.write("settings.json", phones.replace("DE", "AT"));

    assertImpossible(
        unify(numbers),
        "Namespace tel has another type or normalizer in the store (PHONE, phone(DE))");
  }

  @Test
  void unify_whenTheSettingsAreOthers_changesNothing() throws IOException {
    kept.with(1);
    folder.write(
        "settings.json",
        People.SETTINGS.replace(
            "\"type\":\"EMAIL\",\"normalizer\":\"email\"", "\"type\":\"EMAIL\""));

    Run run = unify("--out", folder.file("profiles"), rows);

    assertImpossible(run, "Cannot open ", "Namespace email has another type or normalizer");
    assertThat(folder.file("profiles")).doesNotExist();
    assertThat(Run.of("store", "verify", kept.directory()).out()).contains("intact: 1 fragments");
  }

  @Test
  void unify_whenTheRulesAreOthers_saysSoOnce() throws IOException {
    kept.with(1);
    folder.write(
        "settings.json",
        People.SETTINGS.replace("{\"namespaces\"", "{\"graphLimit\":7,\"namespaces\""));

    assertThat(unify(rows).errLines().get(0)).startsWith("The rules of the settings are not those");
    assertThat(unify(rows).errLines().get(0)).startsWith("rows ");
  }

  @Test
  void unify_whenTheStoreIsDamagedOrNewerOrInUse_saysWhatToDo() throws IOException {
    kept.with(1, 2, 3);
    try (DurableProfileStore store = kept.open()) {
      assertThat(store.recovery().fragments()).isEqualTo(3);
      assertImpossible(unify(rows), "is open in another store. Close that one first");
    }
    byte[] intact = Files.readAllBytes(kept.file(".journal"));
    kept.makeNewer(".journal");
    assertImpossible(unify(rows), "has format 2");
    Files.write(kept.file(".journal"), intact);
    kept.damage(".journal");
    assertImpossible(unify(rows), "is damaged at byte ", "Restore a backup");
    Files.write(kept.file(".journal"), intact);
    assertThat(unify(rows).status()).isZero();
  }

  @Test
  void unify_whenTheDirectoryIsAFile_saysSo() throws IOException {
    folder.write("kept", "x");

    assertImpossible(unify(rows), "kept is a file. Name a directory.");
  }

  @Test
  void unify_whenAnInputIsMissing_makesNoStore() {
    assertImpossible(unify(folder.file("none.csv")), "none.csv");
    assertThat(kept.directory()).doesNotExist();
  }

  @Test
  void help_tellsWhatIsKept() {
    assertThat(Run.of("unify", "--help").out().replaceAll("\\s+", " "))
        .contains(
            "--store=DIR",
            "made if it does not exist",
            "They are on disk when the profiles are written",
            "not added twice");
  }
}
