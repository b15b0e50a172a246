package dev.selfsame.internal.fragment;

import dev.selfsame.internal.column.Segments;

/**
 * A growing array of rows in segments, one for each mention of an identity by a fragment: the
 * identity, the fragment, and the next row in the identity's chain, side by side.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
final class OccurrenceRows {
  /** The number that stands for no row. */
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

  /** The capacity, in rows. */
  private long capacity;

  int size() {
    return size;
  }

  /** Adds an empty row at the end. */
  void add() {
    if (size == capacity) {
      segments = Segments.more(segments, capacity, SEGMENT, rows -> new int[rows * INTS]);
      capacity = Segments.next(capacity, SEGMENT);
    }
    size++;
  }

  void setMention(int row, int identity, int fragment) {
    set(row, IDENTITY, identity);
    set(row, FRAGMENT, fragment);
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

  private int get(int row, int field) {
    return segments[row >>> BITS][(row & MASK) * INTS + field];
  }

  private void set(int row, int field, int value) {
    segments[row >>> BITS][(row & MASK) * INTS + field] = value;
  }
}
