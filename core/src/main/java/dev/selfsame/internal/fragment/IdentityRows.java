package dev.selfsame.internal.fragment;

import dev.selfsame.internal.column.Segments;

/**
 * A growing array of rows in segments, one for each identity: the fields that the parts of a store
 * keep for it, side by side, so that one cache miss loads them for all parts.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class IdentityRows {
  private static final int BITS = 14;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;
  private static final int INTS = 4;
  private static final int NEWEST_OCCURRENCE = 0;
  private static final int FIRST_EVENT = 1;
  private static final int FIRST_SERIES = 2;
  private static final int PEOPLE = 3;

  private int[][] segments = {{}};
  private int size;

  /** The capacity, in rows. */
  private long capacity;

  IdentityRows() {}

  /** Adds the empty row of the next identity. */
  void add() {
    if (size == capacity) {
      segments = Segments.more(segments, capacity, SEGMENT, rows -> new int[rows * INTS]);
      capacity = Segments.next(capacity, SEGMENT);
    }
    int identity = size++;
    setNewestOccurrence(identity, OccurrenceRows.NONE);
    setFirstEvent(identity, OccurrenceRows.NONE);
    setFirstSeries(identity, OccurrenceRows.NONE);
  }

  /** Returns how many identities there are. */
  public int size() {
    return size;
  }

  /** Prefetches the row of an identity. */
  long prefetch(int identity) {
    return get(identity, NEWEST_OCCURRENCE);
  }

  int newestOccurrence(int identity) {
    return get(identity, NEWEST_OCCURRENCE);
  }

  void setNewestOccurrence(int identity, int occurrence) {
    set(identity, NEWEST_OCCURRENCE, occurrence);
  }

  /** Returns the first of the chain of events that are stored under an identity. */
  public int firstEvent(int identity) {
    return get(identity, FIRST_EVENT);
  }

  /** Sets the first of the chain of events that are stored under an identity. */
  public void setFirstEvent(int identity, int event) {
    set(identity, FIRST_EVENT, event);
  }

  /** Returns the first of the chain of series that are stored under an identity. */
  public int firstSeries(int identity) {
    return get(identity, FIRST_SERIES);
  }

  /** Sets the first of the chain of series that are stored under an identity. */
  public void setFirstSeries(int identity, int series) {
    set(identity, FIRST_SERIES, series);
  }

  /** Returns how many people evidence mentions together with an identity, including repeats. */
  public int people(int identity) {
    return get(identity, PEOPLE);
  }

  public void setPeople(int identity, int count) {
    set(identity, PEOPLE, count);
  }

  private int get(int identity, int field) {
    return segments[identity >>> BITS][(identity & MASK) * INTS + field];
  }

  private void set(int identity, int field, int value) {
    segments[identity >>> BITS][(identity & MASK) * INTS + field] = value;
  }
}
