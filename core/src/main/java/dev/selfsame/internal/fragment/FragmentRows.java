package dev.selfsame.internal.fragment;

import dev.selfsame.internal.column.Segments;

/**
 * A growing array of rows in segments, one for each fragment: the fields of a fragment in four
 * words side by side, so that one cache miss loads them.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
final class FragmentRows {
  private static final int BITS = 13;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;
  private static final int WORDS = 4;

  /** The seconds of the timestamp. */
  private static final int SECOND = 0;

  /** The nanoseconds of the timestamp in the high half, the head in the low half. */
  private static final int NANO_AND_HEAD = 1;

  /** The primary identity in the high half, the first occurrence in the low half. */
  private static final int PRIMARY_AND_FIRST = 2;

  /** The address and the length of the payload, which is the rest of the fragment. */
  private static final int PAYLOAD = 3;

  private static final int LENGTH_BITS = 24;

  private long[][] segments = {{}};
  private int size;

  /** The capacity, in rows. */
  private long capacity;

  int size() {
    return size;
  }

  /** Adds a row at the end with only its first occurrence set, and returns its number. */
  int add(int firstOccurrence) {
    if (size == capacity) {
      segments = Segments.more(segments, capacity, SEGMENT, rows -> new long[rows * WORDS]);
      capacity = Segments.next(capacity, SEGMENT);
    }
    int row = size++;
    set(row, PRIMARY_AND_FIRST, halves(OccurrenceRows.NONE, firstOccurrence));
    return row;
  }

  /** Sets a row except for its first occurrence and its payload. */
  void set(int row, long second, int nano, int head, int primary) {
    set(row, SECOND, second);
    set(row, NANO_AND_HEAD, halves(nano, head));
    set(row, PRIMARY_AND_FIRST, halves(primary, firstOccurrence(row)));
  }

  /** Overwrites a row except for its head and its first occurrence. */
  void wipe(int row) {
    set(row, SECOND, 0);
    set(row, NANO_AND_HEAD, halves(0, head(row)));
    set(row, PRIMARY_AND_FIRST, halves(OccurrenceRows.NONE, firstOccurrence(row)));
    set(row, PAYLOAD, 0);
  }

  long second(int row) {
    return get(row, SECOND);
  }

  int nano(int row) {
    return high(get(row, NANO_AND_HEAD));
  }

  int head(int row) {
    return (int) get(row, NANO_AND_HEAD);
  }

  void setHead(int row, int head) {
    set(row, NANO_AND_HEAD, halves(nano(row), head));
  }

  int primary(int row) {
    return high(get(row, PRIMARY_AND_FIRST));
  }

  int firstOccurrence(int row) {
    return (int) get(row, PRIMARY_AND_FIRST);
  }

  void setPayload(int row, long address, int length) {
    set(row, PAYLOAD, address << LENGTH_BITS | length);
  }

  long payload(int row) {
    return get(row, PAYLOAD) >>> LENGTH_BITS;
  }

  int payloadLength(int row) {
    return (int) get(row, PAYLOAD) & ((1 << LENGTH_BITS) - 1);
  }

  private long get(int row, int word) {
    return segments[row >>> BITS][(row & MASK) * WORDS + word];
  }

  private void set(int row, int word, long value) {
    segments[row >>> BITS][(row & MASK) * WORDS + word] = value;
  }

  private static long halves(int high, int low) {
    return ((long) high << Integer.SIZE) | (low & 0xffff_ffffL);
  }

  private static int high(long halves) {
    return (int) (halves >> Integer.SIZE);
  }
}
