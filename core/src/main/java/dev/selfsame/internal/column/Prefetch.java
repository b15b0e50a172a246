package dev.selfsame.internal.column;

/**
 * What keeps reads whose values nobody needs from being left out by the compiler: they are there so
 * that the misses of the cache for many things overlap, before the things are read one by one.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Prefetch {
  /**
   * No sum of what is read comes to this but by a chance of one in 2^64, and then nothing is lost.
   */
  private static final long NEVER = 0x5bd1e9955bd1e995L;

  private static long unused;

  private Prefetch() {}

  /** Takes the sum of what was read, so that it cannot be left out. */
  public static void keep(long sum) {
    if (sum == NEVER) {
      unused += sum;
    }
  }
}
