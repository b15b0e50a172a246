package dev.selfsame.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ProgramsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void run_whenAFileIsMissing_saysSoInOneLine() {
    assertThat(run(new NoSuchFileException("/no/such"))).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).containsExactly("NoSuchFileException: /no/such");
  }

  @Test
  void run_whenTheDiskIsFullInAnotherThread_saysSoInOneLine() {
    StorageException full = new StorageException(Reason.NO_SPACE, "Free some space.", null);
    assertThat(run(new IllegalStateException("A thread failed.", full))).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).containsExactly("Free some space.");
  }

  @Test
  void run_whenTheProgramIsWrong_failsOtherwise() {
    assertThat(run(new IllegalStateException("A bug."))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int run(Exception thrown) {
    return Programs.run(new Failing(thrown), new PrintStream(err, true, UTF_8));
  }

  /** Throws what it was given. */
  @Command
  private static final class Failing implements Callable<Integer> {
    private final Exception thrown;

    Failing(Exception thrown) {
      this.thrown = thrown;
    }

    @Override
    public Integer call() throws Exception {
      throw thrown;
    }
  }
}
