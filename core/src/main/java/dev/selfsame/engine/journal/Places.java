package dev.selfsame.engine.journal;

import java.util.Arrays;

/** A list of places. Not safe for use by several threads. */
final class Places {
  private long[] places = new long[16];
  private int size;
  private boolean isSorted = true;

  int size() {
    return size;
  }

  long get(int index) {
    return places[index];
  }

  void add(long place) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = place;
    isSorted = false;
  }

  void addAll(Places others) {
    for (int i = 0; i < others.size; i++) {
      add(others.places[i]);
    }
  }

  void clear() {
    size = 0;
  }

  /** {@return whether all places of another list are in this one} */
  boolean containsAll(Places others) {
    for (int i = 0; i < others.size; i++) {
      if (!contains(others.places[i])) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether a place is in the list} Sorts the list if one was added since. */
  boolean contains(long place) {
    if (!isSorted) {
      Arrays.sort(places, 0, size);
      isSorted = true;
    }
    return Arrays.binarySearch(places, 0, size, place) >= 0;
  }
}
