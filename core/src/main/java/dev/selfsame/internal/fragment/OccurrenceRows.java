package dev.selfsame.internal.fragment;

import dev.selfsame.internal.column.Segments;

/**
 * A growing array of rows in segments, one for each naming of an identity by a fragment: the
 * identity, the fragment, and the next row in the identity's chain, side by side.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
final class OccurrenceRows {
  /** What stands for no row. */
  static final int NONE = -1;

  private static final int BITS = 15;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;
  private static final int INTS = 3;
  private static final int IDENTITY = 0;
  private static final int FRAGMENT = 1;
  private static final int NEXT = 2;

  private int[][] segments = {{}};
  private int size;

  /** For how many rows there is room. */
  private long room;

  int size() {
    return size;
  }

  /** Adds a row at the end that says nothing yet. */
  void add() {
    if (size == room) {
      segments = Segments.more(segments, room, SEGMENT, rows -> new int[rows * INTS]);
      room = Segments.next(room, SEGMENT);
    }
    size++;
  }

  void set(int row, int identity, int fragment, int next) {
    set(row, IDENTITY, identity);
    set(row, FRAGMENT, fragment);
    set(row, NEXT, next);
  }

  int identity(int row) {
    return get(row, IDENTITY);
  }

  void setIdentity(int row, int identity) {
    set(row, IDENTITY, identity);
  }

  int fragment(int row) {
    return get(row, FRAGMENT);
  }

  int next(int row) {
    return get(row, NEXT);
  }

  void setNext(int row, int next) {
    set(row, NEXT, next);
  }

  private int get(int row, int place) {
    return segments[row >>> BITS][(row & MASK) * INTS + place];
  }

  private void set(int row, int place, int value) {
    segments[row >>> BITS][(row & MASK) * INTS + place] = value;
  }
}
