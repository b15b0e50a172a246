package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfsame.examples.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose memory would not hold as many of the longest rows as it has threads. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BigRowsTest {
  /** The longest row that is read. */
  private static final int MAX_ROW = 8 << 20;

  private static final int ROWS = 40;
  private static final int THREADS = 32;
  private static final int HEAP = THREADS / 2 * MAX_ROW;

  /** Each thread kept as much memory outside of the heap as the longest row that it had read. */
  @Test
  void bigRows_withManyThreads_tookMoreMemoryThanWithOne(@TempDir Path folder) throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            "{\"namespaces\":[{\"code\":\"crm\",\"type\":\"CROSS_DEVICE\"}]}");
    Path pipe = folder.resolve("pipe.ndjson");
    assumeTrue(hasMade(pipe), "Pipes with names are needed");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "unify",
                "--threads",
                String.valueOf(THREADS),
                "--settings",
                settings.toString(),
                pipe.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    byte[] row = new byte[MAX_ROW - 1];
    Arrays.fill(row, (byte) 'x');
    try (OutputStream rows = Files.newOutputStream(pipe)) {
      for (int i = 0; i < ROWS; i++) {
        rows.write(row);
        rows.write('\n');
      }
    } catch (IOException e) {
      // The process has ended, and says why.
    }
    assertThat(process.waitFor()).as(Files.readString(err)).isEqualTo(1);
    assertThat(Files.readString(err, StandardCharsets.UTF_8))
        .containsPattern("MALFORMED_JSON +" + ROWS);
  }

  private static boolean hasMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
