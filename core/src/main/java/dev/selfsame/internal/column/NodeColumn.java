package dev.selfsame.internal.column;

import java.util.Arrays;

/**
 * A growing array of nodes in segments: for each identity the two words of its value and its link
 * in the union-find, side by side, so that one miss of the cache brings all of them.
 *
 * <p>Who knows of the words does not look at the links, nor the other way round. Not safe for
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

  /** For how many nodes there is room. */
  private long room;

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
    if (size == room) {
      makeRoom();
    }
    int node = size++;
    setWords(node, first, second);
    return node;
  }

  private void makeRoom() {
    long[] first = segments[0];
    segments = Segments.more(segments, room, SEGMENT, nodes -> new long[nodes * LONGS]);
    if (room < SEGMENT) {
      Arrays.fill(first, 0); // lest values lie about that are forgotten meanwhile
    }
    room = Segments.next(room, SEGMENT);
  }
}
