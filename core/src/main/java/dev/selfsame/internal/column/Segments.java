package dev.selfsame.internal.column;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * How the segments of a growing array come: the first starts small and doubles, so that a little
 * takes little; each further one is whole from the start, so that nothing large is copied.
 *
 * <p>The fewer segments there are, the fewer of their headers are read beside the values. A whole
 * one takes 256 to 384 kB: G1 would treat more than 512 kB as a humongous object on a small heap,
 * and round it up to whole regions.
 */
public final class Segments {
  private static final int SMALLEST = 16;

  private Segments() {}

  /**
   * Returns for how many values there is room after the next step.
   *
   * @param room for how many there is room before it
   * @param whole how many a whole segment holds
   */
  public static long next(long room, int whole) {
    return room < whole ? Math.min(whole, Math.max(SMALLEST, room * 2)) : room + whole;
  }

  /**
   * Returns the segments after the next step: with a copy of the first that is larger, or with one
   * more.
   *
   * @param make makes a segment for so many values
   */
  public static <T> T[] more(T[] segments, long room, int whole, IntFunction<T> make) {
    int segment = (int) (room / whole);
    T[] more = segment == segments.length ? Arrays.copyOf(segments, segment * 2) : segments;
    T made = make.apply((int) (next(room, whole) - (long) segment * whole));
    if (segment == 0) {
      System.arraycopy(segments[0], 0, made, 0, Array.getLength(segments[0]));
    }
    more[segment] = made;
    return more;
  }
}
