package dev.selfsame.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selfsame.examples.unify.LiveThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are interrupted while they wait for the rest of a pipe. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
  @TempDir private Path folder;
  private Path settings;
  private Path pipe;

  @BeforeEach
  void makePipe() throws Exception {
    settings =
        Files.writeString(
            folder.resolve("settings.json"),
            "{\"namespaces\":[{\"code\":\"crm\",\"type\":\"CROSS_DEVICE\"}]}");
    pipe = folder.resolve("pipe.ndjson");
    Process mkfifo = null;
    try {
      mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    } catch (IOException e) {
      // There is no such program.
    }
    assumeTrue(mkfifo != null && mkfifo.waitFor() == 0, "Pipes with names are needed");
  }

  /** Runs a program until it waits for the second row, interrupts it, and returns how it ended. */
  private Run interrupted(Object... args) throws Exception {
    AtomicReference<Run> run = new AtomicReference<>();
    Thread program = new Thread(() -> run.set(Run.of(args)));
    program.start();
    try (OutputStream rows = Files.newOutputStream(pipe)) {
      rows.write("{}\n".getBytes(StandardCharsets.UTF_8));
      rows.flush();
      LiveThreads.await(() -> LiveThreads.all().stream().anyMatch(InterruptTest::reads));
      program.interrupt();
      program.join();
    }
    assertThat(LiveThreads.all()).isEmpty();
    return requireNonNull(run.get());
  }

  private static boolean reads(Thread thread) {
    StackTraceElement[] frames = thread.getStackTrace();
    return frames.length > 0
        && frames[0].isNativeMethod()
        && Stream.of(frames).anyMatch(frame -> frame.getClassName().endsWith(".RowSplitter"));
  }

  @Test
  void unify_whenInterrupted_saysSoInOneLine_andLeavesNoFile() throws Exception {
    Run run =
        interrupted(
            "unify",
            "--threads",
            "3",
            "--settings",
            settings,
            "--out",
            folder.resolve("out"),
            pipe);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("The program was interrupted. Start it again.");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(List.of(settings, pipe));
    }
  }

  @Test
  void viewer_whenInterrupted_saysThatItWasStopped() throws Exception {
    Run run = interrupted("viewer", "--threads", "3", "--port", "0", "--settings", settings, pipe);

    assertThat(run.status()).isZero();
    assertThat(run.errLines()).containsExactly("Reading the files.", "The viewer was stopped.");
  }
}
