package dev.selfsame.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
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
        .anyMatch(line -> line.matches("store +\\d+ +\\d+ +-?\\d+"))
        .anyMatch(line -> line.matches("by hand +\\d+ +\\d+ +-?\\d+"));
  }
}
