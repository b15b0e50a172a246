package dev.selfsame.engine.journal;

/** The place of a frame in the files of a store, as one number: the file, and the offset in it. */
final class Place {
  /** The number that stands for no place. */
  static final long NONE = 0;

  private static final int OFFSET_BITS = 36;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

  private Place() {}

  /**
   * {@return a place}
   *
   * @param file the number of the file, from 1 on
   * @param offset the offset of the frame, less than 512 GiB
   */
  static long of(long file, long offset) {
    return file << OFFSET_BITS | offset / Frames.ALIGNMENT;
  }

  static long file(long place) {
    return place >>> OFFSET_BITS;
  }

  static long offset(long place) {
    return (place & OFFSET_MASK) * Frames.ALIGNMENT;
  }
}
