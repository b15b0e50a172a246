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
   * Ends a snapshot.
   *
   * @param isComplete whether it takes the place of the files before it
   */
  void endSnapshot(boolean isComplete) {
    for (int fragment = 0; isComplete && fragment < inSnapshot.size(); fragment++) {
      if (inSnapshot.get(fragment) != Place.NONE) {
        places.set(fragment, inSnapshot.get(fragment));
      }
    }
    inSnapshot = new LongColumn();
  }
}
