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
import picocli.CommandLine;

/** That each long call does its work, which it checks itself. */
class StallsTest {

  @Test
  void everyCall_onAFewCustomers_printsALine() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit = run(out, "--fragments", "5000");
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8).lines())
        .hasSize(1 + StallCase.values().length)
        .filteredOn(line -> line.matches("( +\\d+\\.\\d){2} +\\d+   .+"))
        .hasSize(StallCase.values().length);
  }

  @Test
  void oneCall_asJson_printsTheLongestFind_andChecksIt(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path limits = Files.writeString(folder.resolve("limits.json"), "{\"longestFindMillis\": 0}");
    int exit = run(out, "--fragments", "500", "--only=STATISTICS", "--json", "--check=" + limits);
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .containsPattern(
            "\\{\"longestFindMillis.STATISTICS\":[\\d.]+,\"longestFindMillis\":[\\d.]+}")
        .contains("longestFindMillis is");
  }

  private static int run(ByteArrayOutputStream out, String... arguments) {
    return new CommandLine(new Stalls(new PrintStream(out, true, UTF_8))).execute(arguments);
  }
}
