package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.LongColumn;

/**
 * The places of the fragments held, by their numbers; while a snapshot is written, also those in
 * the snapshot. Costs 8 bytes per fragment, and as much again while a snapshot is written. Not safe
 * for use by several threads.
 */
final class Locations {
  private final LongColumn places = new LongColumn();
  private LongColumn inSnapshot = new LongColumn();

  /** How many fragments have the place in the snapshot as their place. */
  private int moved;

  /** {@return one more than the highest number that ever had a place} */
  int size() {
    return places.size();
  }

  /** {@return the place of a fragment, or {@link Place#NONE}} */
  long get(int fragment) {
    return fragment < places.size() ? places.get(fragment) : Place.NONE;
  }

  void set(int fragment, long place) {
    set(places, fragment, place);
  }

  void setInSnapshot(int fragment, long place) {
    set(inSnapshot, fragment, place);
  }

  private static void set(LongColumn column, int fragment, long place) {
    while (column.size() <= fragment) {
      column.add(Place.NONE);
    }
    column.set(fragment, place);
  }

  /** Removes a fragment, and adds its places to those that were removed. */
  void remove(int fragment, Places removed) {
    removed.add(places.get(fragment));
    places.set(fragment, Place.NONE);
    if (fragment < inSnapshot.size() && inSnapshot.get(fragment) != Place.NONE) {
      removed.add(inSnapshot.get(fragment));
      inSnapshot.set(fragment, Place.NONE);
    }
  }

  /**
   * Lets the snapshot take the place of the files before it, for some more fragments. Fragments may
   * be added and removed meanwhile.
   *
   * @return whether these were the last ones
   */
  boolean endSnapshot(int count) {
    int to = Math.min(inSnapshot.size(), moved + count);
    for (; moved < to; moved++) {
      if (inSnapshot.get(moved) != Place.NONE) {
        places.set(moved, inSnapshot.get(moved));
      }
    }
    if (moved < inSnapshot.size()) {
      return false;
    }
    forgetSnapshot();
    return true;
  }

  /** Forgets a snapshot that does not take the place of other files. */
  void forgetSnapshot() {
    inSnapshot = new LongColumn();
    moved = 0;
  }
}
