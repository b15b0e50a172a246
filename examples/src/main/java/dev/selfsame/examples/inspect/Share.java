package dev.selfsame.examples.inspect;

/** The shares of values from which something is concluded about all. */
final class Share {
  private static final int MANY = 50;
  private static final double EXCEPTIONS = 0.02;
  private static final double MOST = 0.8;

  private Share() {}

  /** Returns whether it is all of a few, or all but one in fifty of many. */
  static boolean isNearlyAll(long part, long all) {
    return all > 0 && (part == all || (all >= MANY && all - part <= all * EXCEPTIONS));
  }

  /** Returns whether it is four in five or more. */
  static boolean isMost(long part, long all) {
    return all > 0 && part >= all * MOST;
  }

  /** Returns whether it is half or more. */
  static boolean isHalf(long part, long all) {
    return all > 0 && part * 2 >= all;
  }
}
