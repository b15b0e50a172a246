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

/** That each job does its work, which it checks itself. */
class GrowthTest {

  @Test
  void everyJob_withLittleData_printsItsCosts() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(run(out, "--from=400", "--to=800")).isZero();
    assertThat(out.toString(UTF_8).lines())
        .hasSize(1 + 2 * GrowthCase.values().length)
        .filteredOn(line -> line.matches(" +\\d+\\.\\d\\d +\\d+\\.\\d\\d"))
        .hasSize(GrowthCase.values().length);
  }

  @Test
  void oneJob_asJson_printsItsGrowth_andChecksIt(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path floors = Files.writeString(folder.resolve("floors.json"), "{\"growth.VETOES\": 1e-9}");
    int exit = run(out, "--from=100", "--to=400", "--only=VETOES", "--json", "--check=" + floors);
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .containsPattern("\\{\"growth.VETOES\":[\\d.]+}")
        .contains("growth.VETOES is");
  }

  private static int run(ByteArrayOutputStream out, String... arguments) {
    return new CommandLine(new Growth(new PrintStream(out, true, UTF_8))).execute(arguments);
  }
}
