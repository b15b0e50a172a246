package dev.selfsame.benchmarks;

import com.google.common.base.Splitter;
import dev.selfsame.DurableProfileStore;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.RecoveryReport;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a store, measures that, and closes it, in a process that {@link OpeningProcess} starts: as
 * an application opens it, with code that is not compiled yet.
 */
final class OpenOnce {
  /**
   * What was measured.
   *
   * @param nanos how long opening took
   * @param fragments how many fragments were found
   * @param fromSnapshot how many of them in a snapshot
   * @param liveBytes what is live of the heap while the store is open
   */
  record Opened(long nanos, long fragments, long fromSnapshot, long liveBytes) {
    static Opened parse(String line) {
      List<Long> numbers = Splitter.on(' ').splitToStream(line).map(Long::valueOf).toList();
      return new Opened(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    String toLine() {
      return "%d %d %d %d".formatted(nanos, fragments, fromSnapshot, liveBytes);
    }
  }

  private OpenOnce() {}

  /**
   * Prints a line that {@link Opened#parse} reads.
   *
   * @param arguments the directory of the store
   */
  public static void main(String[] arguments) {
    System.out.println(open(Path.of(arguments[0])).toLine());
  }

  private static Opened open(Path directory) {
    long start = System.nanoTime();
    try (DurableProfileStore store =
        Stores.open(DurableSetup.storage(directory, Durability.OPERATING_SYSTEM))) {
      long nanos = System.nanoTime() - start;
      long live = Heap.live();
      RecoveryReport found = store.recovery();
      return new Opened(nanos, found.fragments(), found.fromSnapshot(), live);
    }
  }
}
