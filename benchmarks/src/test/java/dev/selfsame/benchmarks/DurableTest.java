package dev.selfsame.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That each part does its work, which it checks itself, and leaves no file behind. */
class DurableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everyPart_onAFewCustomers_printsItsFigures_andLeavesNothing(@TempDir Path folder) {
    Path directory = folder.resolve("disk");
    int exit = run("--fragments=500", "--rounds=2", "--writes=30", "--directory=" + directory);
    assertThat(err.toString(UTF_8).lines()).hasSize(DurablePart.values().length);
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8).lines())
        .allMatch(line -> line.matches("\\w+ +\\d+(\\.\\d+)?"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "fragments",
            "addMemoryPerSecond",
            "addOperatingSystemVsMemory",
            "addHostSyncsVsMemory",
            "addEachWriteVsMemory",
            "findDurableVsMemory",
            "forceMicros",
            "addMicrosBy1",
            "addsPerSecondBy1",
            "addsPerForceBy1",
            "addMicrosBy4",
            "addsPerSecondBy4",
            "addsPerForceBy4",
            "addMicrosBy16",
            "addsPerSecondBy16",
            "addsPerForceBy16",
            "openSnapshotPerSecond",
            "openJournalPerSecond",
            "openHeapVsStore",
            "bytesOnDiskPerFragment",
            "bytesOfJournalPerFragment",
            "checkpointMillis",
            "checkpointLongestAddMillis",
            "checkpointLongestAddAllMillis",
            "checkpointLongestFindMillis",
            "backupMillis",
            "backupLongestAddMillis",
            "backupLongestAddAllMillis",
            "backupLongestFindMillis",
            "quietMillis",
            "quietLongestAddMillis",
            "quietLongestAddAllMillis",
            "quietLongestFindMillis",
            "eraseMillis",
            "eraseAtTwiceVs",
            "eraseFromJournalMillis",
            "eraseFromJournalAtTwiceVs");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void onePart_asJson_printsItsFigures_andChecksThem(@TempDir Path folder) throws IOException {
    Path limits = Files.writeString(folder.resolve("limits.json"), "{\"eraseMillis\": 0}");
    int exit = run("--fragments=50", "--only=ERASE", "--json", "--check=" + limits);
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .containsPattern(
            "\\{\"fragments\":50.0,\"eraseMillis\":[\\d.]+,\"eraseAtTwiceVs\":[\\d.]+,")
        .contains("eraseMillis is");
  }

  @Test
  void run_whenACustomerIsNotWhole_saysSoInOneLine() {
    assertThat(run("--fragments=110")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("--fragments is 110. Use a multiple of 25, 50 or more.");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void run_withoutARound_saysSoInOneLine() {
    assertThat(run("--rounds=0")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("--rounds and --writes must be 1 or more.");
  }

  @Test
  void run_whenTheDirectoryIsAFile_saysSoInOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("--only=ERASE", "--directory=" + file)).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly(DurablePart.ERASE.description(), "FileAlreadyExistsException: " + file);
    assertThat(file).isEmptyFile();
  }

  private int run(String... arguments) {
    return Durable.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
  }
}
