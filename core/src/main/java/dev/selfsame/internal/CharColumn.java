package dev.selfsame.internal;

import java.util.Arrays;

/**
 * A growing array of unsigned 16-bit numbers in segments.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
final class CharColumn {
  private static final int BITS = 15;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  private char[][] segments = new char[4][];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return segments[index >>> BITS][index & MASK];
  }

  void set(int index, int value) {
    segments[index >>> BITS][index & MASK] = (char) value;
  }

  void add(int value) {
    int index = size++;
    if ((index & MASK) == 0) {
      int segment = index >>> BITS;
      if (segment == segments.length) {
        segments = Arrays.copyOf(segments, segment * 2);
      }
      segments[segment] = new char[SEGMENT];
    }
    set(index, value);
  }
}
