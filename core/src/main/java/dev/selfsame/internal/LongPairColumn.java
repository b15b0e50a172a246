package dev.selfsame.internal;

import java.util.Arrays;

/**
 * A growing array of pairs of longs in segments, the two of a pair side by side, so that one miss
 * of the cache brings both.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
final class LongPairColumn {
  private static final int BITS = 13;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  private long[][] segments = new long[4][];
  private int size;

  int size() {
    return size;
  }

  long first(int index) {
    return segments[index >>> BITS][(index & MASK) << 1];
  }

  long second(int index) {
    return segments[index >>> BITS][((index & MASK) << 1) | 1];
  }

  void set(int index, long first, long second) {
    long[] segment = segments[index >>> BITS];
    int at = (index & MASK) << 1;
    segment[at] = first;
    segment[at + 1] = second;
  }

  /** Adds a pair at the end and returns its index. */
  int add(long first, long second) {
    int index = size++;
    if ((index & MASK) == 0) {
      int segment = index >>> BITS;
      if (segment == segments.length) {
        segments = Arrays.copyOf(segments, segment * 2);
      }
      segments[segment] = new long[SEGMENT << 1];
    }
    set(index, first, second);
    return index;
  }
}
