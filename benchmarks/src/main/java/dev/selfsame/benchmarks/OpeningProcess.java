package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.OpenOnce.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens a store in a process of its own. */
final class OpeningProcess {
  /** With the flag below, the exit status of a virtual machine whose heap is not enough. */
  private static final int OUT_OF_MEMORY = 3;

  private OpeningProcess() {}

  /** Opens a store with the default collector and as much heap as this process has at most. */
  static Opened open(Path store) throws IOException, InterruptedException {
    return run(
            List.of("-Xmx" + Runtime.getRuntime().maxMemory()),
            store,
            Duration.ofNanos(Long.MAX_VALUE))
        .orElseThrow(OpeningProcess::notEnough);
  }

  /**
   * Opens a store with a collector that sets little of the heap aside: the serial one, with a small
   * young generation.
   *
   * @param heap the size of the heap
   * @param most how long it may take: a heap that is hardly enough is collected all the time
   * @return what was measured, or empty if the heap is not enough
   */
  static Optional<Opened> open(Path store, long heap, Duration most)
      throws IOException, InterruptedException {
    return run(List.of("-XX:+UseSerialGC", "-XX:NewRatio=15", "-Xmx" + heap), store, most);
  }

  static IOException notEnough() {
    return new IOException("The heap is not enough to open the store. Give a larger -Xmx.");
  }

  private static Optional<Opened> run(List<String> options, Path store, Duration most)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            OpenOnce.class.getName(),
            store.toString()));
    Path output = store.resolveSibling(store.getFileName() + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (!process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return switch (process.exitValue()) {
      case 0 -> Optional.of(Opened.parse(Files.readString(output).strip()));
      case OUT_OF_MEMORY -> Optional.empty();
      default ->
          throw new IOException(
              "A process that opened a store exited with status %d; see its message above."
                  .formatted(process.exitValue()));
    };
  }
}
