package dev.selfsame.internal.column;

/**
 * A sink that keeps the compiler from removing reads whose values are not used. Such reads load
 * many values into the cache, with overlapping misses, before they are used one by one.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Prefetch {
  /** A sum equals this with a chance of one in 2^64, and that is harmless. */
  private static final long NEVER = 0x5bd1e9955bd1e995L;

  private static long unused;

  private Prefetch() {}

  /** Uses the sum of the values read, so that the reads cannot be removed. */
  public static void keep(long sum) {
    if (sum == NEVER) {
      unused += sum;
    }
  }
}
