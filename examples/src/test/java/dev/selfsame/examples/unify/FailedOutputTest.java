package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes whose output fails or that are stopped: they say what to do, and leave no unfinished
 * file behind. The control is a process that is killed, which leaves one.
 */
class FailedOutputTest {
  private static final String SETTINGS =
      """
      {"namespaces": [{"code": "crm", "type": "CROSS_DEVICE"}],
       "inputs": {"rows.csv": {"source": "crm", "identities": {"id": "crm"}}}}
      """;

  @TempDir private Path folder;
  private UnifyProcesses processes;

  @BeforeEach
  void writeFiles() throws IOException {
    processes = new UnifyProcesses(folder);
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "Linux is needed");
    Files.writeString(folder.resolve("settings.json"), SETTINGS);
    StringBuilder rows = new StringBuilder("id\n");
    for (int i = 1; i <= 5000; i++) {
      rows.append("c").append(i).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  @AfterEach
  void endProcesses() {
    processes.close();
  }

  private List<String> unfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".part") || name.equals("out"))
          .toList();
    }
  }

  @Test
  void standardOutput_whenItsDiskIsFull_saysWhatToDo() throws Exception {
    Process process = processes.start("UNIFY rows.csv > /dev/full");
    assertThat(UnifyProcesses.outputOf(process))
        .endsWith(
            "Cannot write to standard output: it was closed before the end, or its disk is full."
                + " Make room, or name a file with --out.\n");
    assertThat(process.exitValue()).isEqualTo(2);
  }

  @Test
  void device_whenItIsFull_saysWhatToDo() throws Exception {
    Process process = processes.start("UNIFY --out /dev/full rows.csv");
    assertThat(UnifyProcesses.outputOf(process))
        .endsWith(
            "Cannot write to /dev/full: the disk is full. Make room, or choose another disk.\n");
    assertThat(process.exitValue()).isEqualTo(2);
  }

  /** The control, the same name under a locale with UTF-8, is written. */
  @Test
  void fileName_whenTheLocaleCannotExpressIt_saysWhatToDo() throws Exception {
    Process ascii = processes.start("LC_ALL=C UNIFY --out M$(printf '\\303\\274')ller rows.csv");
    assertThat(UnifyProcesses.outputOf(ascii))
        .isEqualTo(
            "An argument has characters that the locale of this process cannot express. Set a"
                + " locale with UTF-8, such as LC_ALL=C.UTF-8.\n");
    assertThat(ascii.exitValue()).isEqualTo(2);
    Process utf8 =
        processes.start("LC_ALL=C.UTF-8 UNIFY --out M$(printf '\\303\\274')ller rows.csv");
    assertThat(UnifyProcesses.outputOf(utf8)).contains("accepted rows");
    assertThat(utf8.exitValue()).isZero();
  }

  /** A limit for the size of files fails a write in the middle, as a full disk does. */
  @Test
  void file_whenAWriteFails_isDeleted() throws Exception {
    Process process = processes.start("ulimit -f 100; UNIFY --out out rows.csv");
    assertThat(UnifyProcesses.outputOf(process)).contains("Cannot write to out: ");
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void file_whenTheProcessIsTerminated_isDeleted() throws Exception {
    stopWhileItReads("TERM");
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void file_whenTheProcessIsKilled_isLeftBehind() throws Exception {
    stopWhileItReads("KILL");
    assertThat(unfinished()).singleElement().asString().startsWith("out.").endsWith(".part");
  }

  /** Starts a process that reads from a pipe which does not end, and sends it a signal. */
  private void stopWhileItReads(String signal) throws Exception {
    Process process =
        processes.start("rm -f pipe.ndjson; mkfifo pipe.ndjson; exec UNIFY --out out pipe.ndjson");
    while (unfinished().isEmpty()) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(10);
    }
    try (OutputStream pipe = Files.newOutputStream(folder.resolve("pipe.ndjson"))) {
      pipe.write('\n');
      Process kill =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
