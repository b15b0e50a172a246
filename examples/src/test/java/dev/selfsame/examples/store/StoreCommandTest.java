package dev.selfsame.examples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.examples.Main;
import dev.selfsame.examples.Run;
import dev.selfsame.storage.Backup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class StoreCommandTest {
  @TempDir private Path temp;
  private People people;

  @BeforeEach
  void fill() {
    people = new People(temp.resolve("people")).with(1, 2, 3);
  }

  private static Map<String, Object> object(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).hasSize(1);
    return JsonMapper.shared().readValue(run.out(), new TypeReference<>() {});
  }

  private static void assertImpossible(Run run, String... parts) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains(parts);
  }

  @Test
  void help_ofTheProgram_namesTheActions() {
    assertThat(Run.of("store", "--help").out())
        .isEqualTo(
            """
            Looks after a store on disk: what it has, whether it is intact, and backups.
            Usage: selfsame store [-h] ACTION

            A store on disk is a directory of its own, which 'unify --store' or an application keeps. No
            settings are needed. While a program writes to the store, these actions say that it is in use; a
            backup of an open store is made by the application, with DurableProfileStore.backup().

            Exits with 0 when it was done, and with 2 and one line that says why when it could not be done.
            'selfsame store ACTION --help' describes an action.

              -h, --help   Show this help.

            Actions:
              info     Tells how many fragments a store or a backup has, and in which files.
              verify   Reads every byte of a store or a backup, and tells whether it is intact.
              backup   Copies a closed store to one file in another directory.
              restore  Makes a store from a backup, without those who were erased since it was made.
            """);
  }

  @Test
  void help_ofEachAction_tellsItsOptions() {
    for (String action : List.of("info", "verify", "backup", "restore")) {
      Run run = Run.of("store", action, "--help");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("Usage: selfsame store " + action, "--json", "-h, --help");
      assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
    assertThat(Run.of("store", "restore", "--help").out()).contains("--erased", "BACKUP", "TO");
  }

  @Test
  void store_whenTheUsageIsWrong_saysSoInOneLine() {
    assertImpossible(Run.of("store"), "'info'", "'verify'", "'backup'", "'restore'", "--help");
    assertImpossible(Run.of("store", "check", "x"), "check", "'selfsame store --help'");
    assertImpossible(Run.of("store", "info"), "DIR", "'selfsame store info --help'");
    assertImpossible(Run.of("store", "backup", "x"), "TO");
    assertImpossible(Run.of("store", "restore", "x"), "TO");
  }

  @Test
  void info_tellsFragmentsAndFiles() throws IOException {
    try (DurableProfileStore store = people.open()) {
      store.checkpoint();
    }
    people.with(4);

    Run run = Run.of("store", "info", people.directory());

    assertThat(run.status()).isZero();
    assertThat(run.outLines().stream().map(line -> line.replaceAll("  +", "  ")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("fragments  4"),
            line -> assertThat(line).isEqualTo("  in the snapshot  3"),
            line -> assertThat(line).isEqualTo("  in the journal  1"),
            line -> assertThat(line).matches("bytes  8,[\\d,]+"),
            line -> assertThat(line).matches("  [0-9a-f]{16}\\.snapshot  [\\d,]+  20[\\d-]+T.*Z"),
            line -> assertThat(line).matches("  [0-9a-f]{16}\\.journal  [\\d,]+  20[\\d-]+T.*Z"),
            line -> assertThat(line).startsWith("  reserve  8,388,608  "));
  }

  @Test
  void info_asJson_hasTheSame() throws IOException {
    Map<String, Object> info = object(Run.of("store", "info", "--json", people.directory()));

    int journal = (int) Files.size(people.file(".journal"));
    int reserve = 8 << 20;
    assertThat(info)
        .containsOnlyKeys(
            "directory",
            "fragments",
            "fromSnapshot",
            "droppedBytes",
            "bytes",
            "snapshotBytes",
            "journalBytes",
            "files")
        .containsEntry("directory", people.directory().toString())
        .containsEntry("fragments", 3)
        .containsEntry("fromSnapshot", 0)
        .containsEntry("droppedBytes", 0)
        .containsEntry("bytes", journal + reserve)
        .containsEntry("snapshotBytes", 0)
        .containsEntry("journalBytes", journal);
    assertThat(info.get("files"))
        .asString()
        .contains("{name=0000000000000001.journal, bytes=%d, modified=".formatted(journal))
        .contains("name=reserve")
        .doesNotContain("LOCK");
  }

  @Test
  void verify_whenAllIsIntact_saysSo() throws IOException {
    long journal = Files.size(people.file(".journal"));

    Run run = Run.of("store", "verify", people.directory());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "%s is intact: 3 fragments, %,d bytes.\n".formatted(people.directory(), journal));
    assertThat(object(Run.of("store", "verify", "--json", people.directory())))
        .isEqualTo(
            Map.of(
                "directory",
                people.directory().toString(),
                "intact",
                true,
                "fragments",
                3,
                "bytes",
                (int) journal,
                "droppedBytes",
                0));
  }

  @Test
  void verify_whenTheLastWriteIsIncomplete_saysThatItIsDropped() throws IOException {
    people.cut(".journal", 3);

    Run run = Run.of("store", "verify", people.directory());

    assertThat(run.status()).isZero();
    assertThat(run.outLines())
        .satisfiesExactly(
            line -> assertThat(line).contains("is intact: 3 fragments"),
            line -> assertThat(line).contains("The store was not closed", "29 bytes"));
    assertThat(Run.of("store", "info", people.directory()).out())
        .containsPattern("bytes of an unfinished write +29\n");
    assertThat(object(Run.of("store", "info", people.directory(), "--json")))
        .containsEntry("droppedBytes", 29);
  }

  /** Each action that reads a directory refuses it for the same reasons. */
  private void assertAllRefuse(Path directory, String... parts) {
    Path to = temp.resolve("to");
    assertImpossible(Run.of("store", "info", directory), parts);
    assertImpossible(Run.of("store", "verify", directory), parts);
    assertImpossible(Run.of("store", "verify", "--json", directory), parts);
    assertImpossible(Run.of("store", "backup", directory, to), parts);
    assertImpossible(Run.of("store", "restore", directory, to), parts);
    assertThat(to.resolve("0000000000000001.snapshot")).doesNotExist();
  }

  @Test
  void damaged_isRefused_withFileAndOffset() throws IOException {
    people.damage(".journal");

    assertAllRefuse(
        people.directory(), people.file(".journal").getFileName() + " is damaged at byte ");
  }

  @Test
  void damagedBackup_isRefused_withFileAndOffset() throws IOException {
    People backup = new People(temp.resolve("backup"));
    assertThat(Run.of("store", "backup", people.directory(), backup.directory()).status()).isZero();
    backup.damage(".snapshot");

    assertAllRefuse(
        backup.directory(), backup.file(".snapshot").getFileName() + " is damaged at byte ");
  }

  @Test
  void newerFormat_isRefused_andNotCalledDamaged() throws IOException {
    people.makeNewer(".journal");

    assertAllRefuse(people.directory(), "has format 2", "Use the version that wrote it");
    assertThat(Run.of("store", "verify", people.directory()).err()).doesNotContain("damaged");
  }

  @Test
  void openStore_isRefused_untilItIsClosed() {
    try (DurableProfileStore store = people.open()) {
      assertThat(store.recovery().fragments()).isEqualTo(3);
      assertAllRefuse(people.directory(), people.directory() + " is open in another store");
    }
    assertThat(Run.of("store", "verify", people.directory()).status()).isZero();
  }

  @Test
  void whatIsNoStore_isRefused() throws IOException {
    assertAllRefuse(temp.resolve("none"), "There is no directory", "none", "Check the path");
    assertAllRefuse(
        Files.createDirectory(temp.resolve("empty")), "There is no store in", "empty", ".journal");
    assertAllRefuse(Files.writeString(temp.resolve("file"), "x"), "file is a file");
  }

  @Test
  void backup_isAStoreOfTheSame() throws IOException {
    Path to = temp.resolve("backups").resolve("first");
    Instant before = Instant.now();

    Run run = Run.of("store", "backup", people.directory(), to);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .matches("The store was copied as of 20\\S+Z: 3 fragments, [\\d,]+ bytes\\.\n");
    Instant time = Instant.parse(run.out().replaceAll("(?s).* as of (.*Z):.*", "$1"));
    assertThat(time).isBetween(before, Instant.now());
    try (DurableProfileStore copy = new People(to).open();
        DurableProfileStore store = people.open()) {
      assertThat(copy.profiles().toList()).hasSize(3).isEqualTo(store.profiles().toList());
    }
  }

  @Test
  void backupAndRestore_asJson_tellWhatWasCopied() throws IOException {
    Path to = temp.resolve("backup");
    Path restored = temp.resolve("restored");

    Map<String, Object> backup =
        object(Run.of("store", "backup", people.directory(), to, "--json"));
    Map<String, Object> restore = object(Run.of("store", "restore", to, restored, "--json"));

    assertThat(backup)
        .containsOnlyKeys("directory", "time", "fragments", "bytes")
        .containsEntry("directory", to.toString())
        .containsEntry("fragments", 3)
        .containsEntry("bytes", (int) Files.size(new People(to).file(".snapshot")));
    assertThat(restore)
        .containsOnlyKeys("directory", "time", "fragments", "bytes", "erased")
        .containsEntry("directory", restored.toString())
        .containsEntry("time", backup.get("time"))
        .containsEntry("fragments", 3)
        .containsEntry("bytes", (int) Files.size(new People(restored).file(".snapshot")))
        .containsEntry("erased", 0);
  }

  @Test
  void restore_withWhoWasErasedSince_leavesThemOut() throws IOException {
    Path backup = temp.resolve("backup");
    Path restored = temp.resolve("restored");
    Path erased;
    try (DurableProfileStore store = people.open()) {
      Backup made = store.backup(backup);
      store.erase(People.crm(2));
      erased =
          Files.writeString(
              temp.resolve("erased.txt"), store.erasedSince(made.time()).text() + "\n");
    }

    Run run = Run.of("store", "restore", "--erased", erased, backup, restored);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("The backup of 20")
        .contains(" was restored: 2 fragments, ")
        .endsWith(" bytes, without 2 erased identities.\n");
    try (DurableProfileStore copy = new People(restored).open();
        DurableProfileStore store = people.open()) {
      assertThat(copy.find(People.crm(2))).isEmpty();
      assertThat(copy.profiles().toList()).hasSize(2).isEqualTo(store.profiles().toList());
    }
    // The control: without the list the person is there again.
    assertThat(Run.of("store", "restore", backup, temp.resolve("all")).out())
        .contains("was restored: 3 fragments")
        .endsWith(" bytes.\n");
  }

  @Test
  void restore_whenTheListIsNone_saysSo() throws IOException {
    Path secret = Files.writeString(temp.resolve("list.txt"), "suppressed-1,ada@example.com");
    Path to = temp.resolve("to");

    Run run = Run.of("store", "restore", people.directory(), to, "--erased", secret);

    assertImpossible(run, "list.txt: This is not the text of a suppression list");
    assertThat(run.err()).doesNotContain("ada@example.com");
    assertImpossible(
        Run.of("store", "restore", people.directory(), to, "--erased", temp.resolve("none.txt")),
        "none.txt: there is no such file");
    assertThat(to).doesNotExist();
  }

  @Test
  void copy_toWhereSomethingIs_isRefused() throws IOException {
    Path full = Files.createDirectory(temp.resolve("full"));
    Files.writeString(full.resolve("notes.txt"), "x");
    Path file = Files.writeString(temp.resolve("file"), "x");
    for (String action : List.of("backup", "restore")) {
      assertImpossible(
          Run.of("store", action, people.directory(), full), full + " is not empty", "Name");
      assertImpossible(
          Run.of("store", action, people.directory(), people.directory()), "is not empty");
      assertImpossible(Run.of("store", action, people.directory(), file), file + " is a file");
    }
  }

  @Test
  void result_whenTheOutputIsClosed_isAnError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream closed =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    closed.close();

    int status =
        Main.run(
            closed,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "store",
            "verify",
            people.directory().toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Cannot write the result");
  }
}
