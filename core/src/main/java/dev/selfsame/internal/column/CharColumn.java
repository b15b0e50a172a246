package dev.selfsame.internal.column;

/**
 * A growing array of unsigned 16-bit numbers in segments.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class CharColumn {
  private static final int BITS = 17;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  private char[][] segments = {{}};
  private int size;

  /** The capacity, in values. */
  private long capacity;

  public int get(int index) {
    return segments[index >>> BITS][index & MASK];
  }

  public void set(int index, int value) {
    segments[index >>> BITS][index & MASK] = (char) value;
  }

  public void add(int value) {
    if (size == capacity) {
      segments = Segments.more(segments, capacity, SEGMENT, char[]::new);
      capacity = Segments.next(capacity, SEGMENT);
    }
    int index = size++;
    set(index, value);
  }
}
