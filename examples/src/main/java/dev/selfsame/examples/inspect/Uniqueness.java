package dev.selfsame.examples.inspect;

/** How far the values of a column are told apart from row to row. */
final class Uniqueness {
  private static final double NEARLY = 0.98;

  private Uniqueness() {}

  /** Returns whether each value is on one row only. */
  static boolean isStrict(PathStats stats) {
    return stats.values().highest() == 1;
  }

  /** Returns whether nearly each value is on one row only. */
  static boolean isUnique(PathStats stats) {
    return share(stats) >= NEARLY;
  }

  /** Returns how many different values there are for each value, up to 1. */
  static double share(PathStats stats) {
    ValueCounts values = stats.values();
    return values.counted() == 0 ? 0 : values.distinct() / (double) values.counted();
  }
}
