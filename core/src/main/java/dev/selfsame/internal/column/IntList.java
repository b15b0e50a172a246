package dev.selfsame.internal.column;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A growing list of ints. Not safe for use by several threads. */
public final class IntList {
  private static final int SMALLEST_MERGE_SORT = 2;

  private int[] values;
  private int size;

  /** Creates an empty list. */
  public IntList() {
    this(8);
  }

  /** Creates an empty list with a capacity. */
  public IntList(int capacity) {
    values = new int[capacity];
  }

  /** Returns a list of the given values. */
  public static IntList of(int... values) {
    IntList list = new IntList(values.length);
    for (int value : values) {
      list.add(value);
    }
    return list;
  }

  /** Returns how many values there are. */
  public int size() {
    return size;
  }

  /** Returns whether there is no value. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Returns the value at an index. */
  public int get(int index) {
    return values[index];
  }

  /** Replaces the value at an index. */
  public void set(int index, int value) {
    values[index] = value;
  }

  /** Removes all values from an index on. */
  public void shorten(int newSize) {
    size = newSize;
  }

  /** Adds a value at the end. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.max(8, size * 2));
    }
    values[size++] = value;
  }

  /** Adds all values of a list at the end. */
  public void addAll(IntList more) {
    if (values.length - size < more.size) {
      values = Arrays.copyOf(values, Math.max(size + more.size, size * 2));
    }
    System.arraycopy(more.values, 0, values, size, more.size);
    size += more.size;
  }

  /** Inserts a value at an index. Costs O(values after it). */
  public void insert(int index, int value) {
    add(value);
    System.arraycopy(values, index, values, index + 1, size - 1 - index);
    values[index] = value;
  }

  /** Removes the value at an index. Costs O(values after it). */
  public void removeAt(int index) {
    size--;
    System.arraycopy(values, index + 1, values, index, size - index);
  }

  /** Removes the last value and returns it. */
  public int removeLast() {
    return values[--size];
  }

  /** Returns the index of a value, or -1. Costs O(size). */
  public int indexOf(int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns how many values are before one in the order by which the list is sorted. Costs O(log
   * size), and O(1) if all are.
   */
  public int countBelow(int value, IntOrder order) {
    if (size == 0 || order.compare(values[size - 1], value) < 0) {
      return size;
    }
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(values[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the last value up to one, itself included, or -1 when there is none. */
  public int lastUpTo(int value, IntOrder order) {
    int count = countBelow(value, order);
    if (count < size && values[count] == value) {
      return value;
    }
    return count == 0 ? -1 : values[count - 1];
  }

  /** Returns the first value after one, or -1 when there is none. */
  public int firstAfter(int value, IntOrder order) {
    int count = countBelow(value, order);
    if (count < size && values[count] == value) {
      count++;
    }
    return count == size ? -1 : values[count];
  }

  /** Inserts a value in the order by which the list is sorted, unless it is present. */
  public void insertInOrder(int value, IntOrder order) {
    int count = countBelow(value, order);
    if (count == size || values[count] != value) {
      insert(count, value);
    }
  }

  /** Removes a value, if it is present, from a list that is sorted in the order. */
  public void removeInOrder(int value, IntOrder order) {
    int count = countBelow(value, order);
    if (count < size && values[count] == value) {
      removeAt(count);
    }
  }

  /** Removes all values. */
  public void clear() {
    size = 0;
  }

  /** Returns the values in a new array. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Returns the values as a stream. */
  public IntStream stream() {
    return Arrays.stream(values, 0, size);
  }

  /** Sorts the values by an order; a merge sort, which needs few comparisons. */
  public void sort(IntOrder order) {
    if (size >= SMALLEST_MERGE_SORT) {
      sort(values, new int[size], 0, size, order);
    }
  }

  private static void sort(int[] values, int[] scratch, int from, int to, IntOrder order) {
    if (to - from < SMALLEST_MERGE_SORT) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(values, scratch, from, middle, order);
    sort(values, scratch, middle, to, order);
    if (order.compare(values[middle - 1], values[middle]) <= 0) {
      return;
    }
    System.arraycopy(values, from, scratch, from, to - from);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right >= to || (left < middle && order.compare(scratch[left], scratch[right]) <= 0);
      values[i] = takeLeft ? scratch[left++] : scratch[right++];
    }
  }
}
