package dev.selfsame.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DuelTest {
  @Test
  void run_ofABuildWithItself_printsARatioForEachQuantity() {
    String build = System.getProperty("java.class.path");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        new CommandLine(new Duel(new PrintStream(out, true, UTF_8)))
            .execute(build, build, "--fragments", "500", "--rounds", "1", "--heap", "128m");
    assertThat(exit).isZero();
    assertThat(out.toString(UTF_8).lines().map(line -> line.split(" ", 2)[0]))
        .containsExactly("median", "ADD", "ADD_KNOWN", "FIND", "SEARCH", "BYTES");
  }

  @Test
  void run_whenABuildIsMissing_fails() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandLine duel = new CommandLine(new Duel(new PrintStream(out, true, UTF_8)));
    duel.setExecutionExceptionHandler(
        (exception, line, result) -> {
          assertThat(exception).hasMessageContaining("failed");
          return 17;
        });
    assertThat(duel.execute("missing.jar", "missing.jar", "--heap", "64m")).isEqualTo(17);
    assertThat(out.toString(UTF_8)).isEmpty();
  }
}
