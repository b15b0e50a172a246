package dev.selfsame.internal.column;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The growth of an array in segments: the first segment starts small and doubles, so that few
 * values take little memory; each further one has its full size from the start, so that nothing
 * large is copied.
 *
 * <p>The fewer segments there are, the fewer of their headers are read besides the values. A full
 * segment takes 256 to 384 kB: G1 would treat more than 512 kB as a humongous object on a small
 * heap, and round it up to whole regions.
 */
public final class Segments {
  private static final int SMALLEST = 16;

  /** Called before each allocation, so that a test can make one fail. */
  static volatile Runnable beforeAllocation = () -> {};

  private Segments() {}

  /**
   * Returns the capacity after the next growth, in values.
   *
   * @param capacity the capacity before it
   * @param whole the size of a full segment
   */
  public static long next(long capacity, int whole) {
    return capacity < whole ? Math.min(whole, Math.max(SMALLEST, capacity * 2)) : capacity + whole;
  }

  /**
   * Returns the segments after the next growth: with a larger copy of the first, or with one more.
   *
   * @param make creates a segment for a number of values
   */
  public static <T> T[] more(T[] segments, long capacity, int whole, IntFunction<T> make) {
    beforeAllocation.run();
    int segment = (int) (capacity / whole);
    T[] more = segment == segments.length ? Arrays.copyOf(segments, segment * 2) : segments;
    T added = make.apply((int) (next(capacity, whole) - (long) segment * whole));
    if (segment == 0) {
      System.arraycopy(segments[0], 0, added, 0, Array.getLength(segments[0]));
    }
    more[segment] = added;
    return more;
  }
}
