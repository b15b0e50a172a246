package dev.selfsame.internal.column;

import java.util.Arrays;

/**
 * A growing array of nodes in segments: for each identity the two words of its value and its link
 * in the union-find, side by side, so that one cache miss loads all of them.
 *
 * <p>The identity table only uses the words, and the union-find only the links. Not safe for
 * concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class NodeColumn {
  private static final int BITS = 14;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;
  private static final int LONGS = 3;
  private static final int SECOND = 1;
  private static final int LINK = 2;

  private long[][] segments = {{}};
  private int size;

  /** The capacity, in nodes. */
  private long capacity;

  public int size() {
    return size;
  }

  public long first(int node) {
    return segments[node >>> BITS][(node & MASK) * LONGS];
  }

  public long second(int node) {
    return segments[node >>> BITS][(node & MASK) * LONGS + SECOND];
  }

  public long link(int node) {
    return segments[node >>> BITS][(node & MASK) * LONGS + LINK];
  }

  public void setWords(int node, long first, long second) {
    long[] segment = segments[node >>> BITS];
    int at = (node & MASK) * LONGS;
    segment[at] = first;
    segment[at + SECOND] = second;
  }

  public void setLink(int node, long link) {
    segments[node >>> BITS][(node & MASK) * LONGS + LINK] = link;
  }

  /** Adds a node at the end, without a link, and returns its number. */
  public int add(long first, long second) {
    if (size == capacity) {
      grow();
    }
    int node = size++;
    setWords(node, first, second);
    return node;
  }

  private void grow() {
    long[] first = segments[0];
    segments = Segments.more(segments, capacity, SEGMENT, nodes -> new long[nodes * LONGS]);
    if (capacity < SEGMENT) {
      Arrays.fill(first, 0); // values that are forgotten later must not survive in the old array
    }
    capacity = Segments.next(capacity, SEGMENT);
  }
}
