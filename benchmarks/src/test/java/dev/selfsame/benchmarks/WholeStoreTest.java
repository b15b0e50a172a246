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

/** That the race runs and both sides do the work, which it checks itself. */
class WholeStoreTest {

  @Test
  void race_ofAFewCustomers_printsALineForEachSide() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        new CommandLine(new WholeStore(new PrintStream(out, true, UTF_8)))
            .execute("--fragments", "500", "--rounds", "1");
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8).lines())
        .hasSize(3)
        .anyMatch(line -> line.matches("store( +\\d+){5} +-?\\d+"))
        .anyMatch(line -> line.matches("by hand +\\d+ +- +-( +\\d+){2} +-?\\d+"));
  }

  @Test
  void race_asJson_printsRatios_andChecksThem(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path floors = Files.writeString(folder.resolve("floors.json"), "{\"findVsByHand\": 1e9}");
    int exit =
        new CommandLine(new WholeStore(new PrintStream(out, true, UTF_8)))
            .execute("--fragments", "500", "--rounds", "1", "--json", "--check", floors.toString());
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains(
            "{\"addVsByHand\":",
            "\"addTwoThreadsVsOne\":",
            "\"findVsByHand\":",
            "\"findProjectedVsByHand\":",
            "\"bytesPerFragment\":",
            "\"bytesPerFragmentByHand\":",
            "findVsByHand is");
  }
}
