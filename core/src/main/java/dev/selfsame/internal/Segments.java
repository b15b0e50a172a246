package dev.selfsame.internal;

/**
 * How the segments of a growing array come: the first starts small and doubles, so that a little
 * takes little; each further one is whole from the start, so that nothing large is copied.
 *
 * <p>The fewer segments there are, the fewer of their headers are read beside the values. A whole
 * one takes 256 to 384 kB: G1 would treat more than 512 kB as a humongous object on a small heap,
 * and round it up to whole regions.
 */
final class Segments {
  private static final int SMALLEST = 16;

  private Segments() {}

  /** Returns the next length of the first segment. */
  static int next(int length, int whole) {
    return Math.min(whole, Math.max(SMALLEST, length * 2));
  }
}
