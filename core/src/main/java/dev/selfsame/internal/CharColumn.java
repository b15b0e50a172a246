package dev.selfsame.internal;

import java.util.Arrays;

/**
 * A growing array of unsigned 16-bit numbers in segments.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
final class CharColumn {
  private static final int BITS = 17;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  private char[][] segments = {{}};
  private int size;

  /** For how many values there is room. */
  private int room;

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
    if (size == room) {
      makeRoom();
    }
    int index = size++;
    set(index, value);
  }

  private void makeRoom() {
    int segment = room >>> BITS;
    if (segment == 0) {
      segments[0] = Arrays.copyOf(segments[0], Segments.next(room, SEGMENT));
      room = segments[0].length;
      return;
    }
    if (segment == segments.length) {
      segments = Arrays.copyOf(segments, segment * 2);
    }
    segments[segment] = new char[SEGMENT];
    room += SEGMENT;
  }
}
