package dev.selfsame.internal.column;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Distinct ints in an order, such as fragments by time. Adding, removing and finding one costs
 * O(log n) comparisons. Not safe for use by several threads.
 *
 * <p>The ints are in chunks, so that an insertion moves few of them.
 */
public final class SortedInts {
  /** What is returned when there is no such int. */
  public static final int NONE = -1;

  private static final int CHUNK = 512;

  private final IntOrder order;
  private final List<IntList> chunks = new ArrayList<>(1);
  private int size;

  /**
   * Creates an empty set.
   *
   * @param order an order in which no two of the ints are equal
   */
  public SortedInts(IntOrder order) {
    this.order = order;
  }

  /** Returns how many ints there are. */
  public int size() {
    return size;
  }

  /** Adds an int, unless it is present. */
  public void add(int value) {
    if (chunks.isEmpty()) {
      IntList first = new IntList(2);
      first.add(value);
      chunks.add(first);
      size++;
      return;
    }
    int index = Math.max(0, chunkOf(value));
    IntList chunk = chunks.get(index);
    int before = chunk.size();
    chunk.insertInOrder(value, order);
    size += chunk.size() - before;
    if (chunk.size() > CHUNK) {
      split(index, chunk);
    }
  }

  private void split(int index, IntList chunk) {
    IntList lower = new IntList(CHUNK);
    IntList upper = new IntList(CHUNK);
    // Most are added at an end, where a chunk stays full.
    int at = index == chunks.size() - 1 ? CHUNK : index == 0 ? 1 : CHUNK / 2;
    for (int i = 0; i < chunk.size(); i++) {
      (i < at ? lower : upper).add(chunk.get(i));
    }
    chunks.set(index, lower);
    chunks.add(index + 1, upper);
  }

  /** Removes an int, if it is present. */
  public void remove(int value) {
    int index = chunkOf(value);
    if (index < 0) {
      return;
    }
    IntList chunk = chunks.get(index);
    int at = chunk.countBelow(value, order);
    if (at < chunk.size() && chunk.get(at) == value) {
      chunk.removeAt(at);
      size--;
      if (chunk.isEmpty()) {
        chunks.remove(index);
      }
    }
  }

  /** Returns the index of the last chunk whose first int is not after an int, or -1. */
  private int chunkOf(int value) {
    return chunksThat(first -> order.compare(first, value) <= 0) - 1;
  }

  /** Returns how many chunks have a first int that meets a condition, as all before them do. */
  private int chunksThat(IntPredicate condition) {
    return count(chunks.size(), chunk -> condition.test(chunks.get(chunk).get(0)));
  }

  /** Returns how many indexes meet a condition, which then all indexes before them meet too. */
  private static int count(int size, IntPredicate condition) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (condition.test(middle)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the last int, or {@link #NONE}. */
  public int last() {
    if (chunks.isEmpty()) {
      return NONE;
    }
    IntList chunk = chunks.get(chunks.size() - 1);
    return chunk.get(chunk.size() - 1);
  }

  /** Returns the last int before one that may be present, or {@link #NONE}. */
  public int before(int value) {
    int chunk = chunksThat(first -> order.compare(first, value) < 0) - 1;
    return chunk < 0 ? NONE : chunks.get(chunk).get(chunks.get(chunk).countBelow(value, order) - 1);
  }

  /** Returns the first int after one that may be present, or {@link #NONE}. */
  public int after(int value) {
    return firstNot(other -> order.compare(other, value) <= 0);
  }

  /**
   * Returns the first int for which a condition does not hold that holds for all ints before it, or
   * {@link #NONE}.
   */
  public int firstNot(IntPredicate condition) {
    int next = chunksThat(condition);
    if (next > 0) {
      IntList chunk = chunks.get(next - 1);
      int count = count(chunk.size(), i -> condition.test(chunk.get(i)));
      if (count < chunk.size()) {
        return chunk.get(count);
      }
    }
    return next < chunks.size() ? chunks.get(next).get(0) : NONE;
  }

  /**
   * Calls an action for all ints after one and before another, in order.
   *
   * @param after an int that need not be present, or {@link #NONE} to begin at the first
   * @param before an int that need not be present, or {@link #NONE} to go on to the last
   */
  public void forEachBetween(int after, int before, IntConsumer action) {
    int chunk = after == NONE ? 0 : Math.max(0, chunkOf(after));
    int at = 0;
    if (after != NONE && chunk < chunks.size()) {
      at = chunks.get(chunk).countBelow(after, order);
      at += at < chunks.get(chunk).size() && chunks.get(chunk).get(at) == after ? 1 : 0;
    }
    for (; chunk < chunks.size(); chunk++, at = 0) {
      IntList some = chunks.get(chunk);
      for (; at < some.size(); at++) {
        if (before != NONE && order.compare(some.get(at), before) >= 0) {
          return;
        }
        action.accept(some.get(at));
      }
    }
  }
}
