package dev.selfsame.benchmarks;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The time of many short pieces of work, and of all garbage collection between the first and the
 * last: a design that leaves much to collect pays for it, wherever the pause falls.
 *
 * <p>Making the input is not timed, and what it takes to collect after it is known to be next to
 * nothing; see {@link #making}.
 */
final class Stopwatch {
  private static final double MILLIS = 1e6;

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final long collectingBefore = collecting();
  private long nanos;
  private long longest;
  private long collectingInside;

  /** Times a piece of work. */
  void time(Runnable work) {
    long collected = collecting();
    long start = System.nanoTime();
    work.run();
    long taken = System.nanoTime() - start;
    long paused = collecting() - collected;
    nanos += taken;
    longest = Math.max(longest, taken - (long) (paused * MILLIS));
    collectingInside += paused;
  }

  /** {@return the time of all pieces of work, and of collecting between them} */
  double nanos() {
    return nanos + making() * MILLIS;
  }

  /** {@return how long collection took between the pieces of work, in milliseconds} */
  long making() {
    return collecting() - collectingBefore - collectingInside;
  }

  /**
   * {@return the time of the longest piece of work, in milliseconds} A pause of the collector in it
   * is left out: it may fall into any piece of work, or between them.
   */
  double longestMillis() {
    return longest / MILLIS;
  }

  private long collecting() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }
}
