package dev.selfsame.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What the race says when it cannot run; that it runs is seen where DuckDB is, in the build. */
class UnifyRaceTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void run_whenTheJarIsMissing_saysHowToBuildIt() {
    assertThat(run("--jar", "no/such.jar")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("There is no no/such.jar. Build it: mvn -q -Ppeers -DskipTests package");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void run_whenAnOptionIsUnknown_saysSoInOneLine() {
    assertThat(run("--rowz")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).containsExactly("Unknown option: '--rowz'");
  }

  private int run(String... arguments) {
    return UnifyRace.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
  }
}
