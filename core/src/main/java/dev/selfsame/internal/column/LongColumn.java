package dev.selfsame.internal.column;

/**
 * A growing array of longs in segments, so that growing copies nothing and no array is large.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class LongColumn {
  private static final int BITS = 15;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  private long[][] segments = {{}};
  private int size;

  /** The capacity, in values. */
  private long capacity;

  /** Creates an empty column. */
  public LongColumn() {}

  /** Returns how many values there are. */
  public int size() {
    return size;
  }

  /** Returns the value at an index. */
  public long get(int index) {
    return segments[index >>> BITS][index & MASK];
  }

  /** Replaces the value at an index. */
  public void set(int index, long value) {
    segments[index >>> BITS][index & MASK] = value;
  }

  /** Adds a value at the end and returns its index. */
  public int add(long value) {
    if (size == capacity) {
      segments = Segments.more(segments, capacity, SEGMENT, long[]::new);
      capacity = Segments.next(capacity, SEGMENT);
    }
    int index = size++;
    set(index, value);
    return index;
  }
}
