package dev.selfsame.benchmarks.report;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Measures the time of many short pieces of work, with all garbage collection between the first and
 * the last: a design that produces garbage pays for it, wherever the pause falls.
 *
 * <p>Creating the input between the pieces is not timed, but its garbage collection is. Not safe
 * for use by several threads.
 */
public final class Stopwatch {
  private static final double MILLIS = 1e6;

  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final long collectingBefore = collecting();
  private long nanos;
  private long longest;
  private long collectingInside;

  /** Times a piece of work. */
  public void time(Runnable work) {
    long collected = collecting();
    long start = System.nanoTime();
    work.run();
    long taken = System.nanoTime() - start;
    long paused = collecting() - collected;
    nanos += taken;
    longest = Math.max(longest, taken - (long) (paused * MILLIS));
    collectingInside += paused;
  }

  /** {@return the time of all pieces of work and of garbage collection between them} */
  public double nanos() {
    return nanos + (collecting() - collectingBefore - collectingInside) * MILLIS;
  }

  /**
   * {@return the time of the longest piece of work, in milliseconds} Garbage collection pauses in
   * it are subtracted, since they may fall anywhere.
   */
  public double longestMillis() {
    return longest / MILLIS;
  }

  private long collecting() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }
}
