package dev.selfsame.internal.fragment;

import dev.selfsame.internal.column.Segments;

/**
 * A growing array of rows in segments, one for each identity: what the parts of a store keep about
 * it, side by side, so that one miss of the cache brings it for all of them.
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

  /** For how many rows there is room. */
  private long room;

  IdentityRows() {}

  /** Adds the row of the next identity, about which nothing is known. */
  void add() {
    if (size == room) {
      segments = Segments.more(segments, room, SEGMENT, rows -> new int[rows * INTS]);
      room = Segments.next(room, SEGMENT);
    }
    int identity = size++;
    setNewestOccurrence(identity, OccurrenceRows.NONE);
    setFirstEvent(identity, OccurrenceRows.NONE);
    setFirstSeries(identity, OccurrenceRows.NONE);
  }

  /** Reads the row of an identity, so that it lies in the cache when it is asked for. */
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

  /** Returns how many people evidence names beside an identity, counted with repeats. */
  public int people(int identity) {
    return get(identity, PEOPLE);
  }

  public void setPeople(int identity, int count) {
    set(identity, PEOPLE, count);
  }

  private int get(int identity, int place) {
    return segments[identity >>> BITS][(identity & MASK) * INTS + place];
  }

  private void set(int identity, int place, int value) {
    segments[identity >>> BITS][(identity & MASK) * INTS + place] = value;
  }
}
