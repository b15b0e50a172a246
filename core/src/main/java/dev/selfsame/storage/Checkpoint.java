package dev.selfsame.storage;

import java.time.Duration;

/**
 * What a checkpoint did: it wrote all that a store holds to one file, and deleted the older files.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Checkpoint {
  private final long fragments;
  private final long bytes;
  private final long freedBytes;
  private final Duration time;

  /**
   * Creates a result. Applications get it from {@link dev.selfsame.DurableProfileStore#checkpoint}.
   *
   * @param fragments see {@link #fragments}
   * @param bytes see {@link #bytes}
   * @param freedBytes see {@link #freedBytes}
   * @param time see {@link #time}
   */
  public Checkpoint(long fragments, long bytes, long freedBytes, Duration time) {
    this.fragments = fragments;
    this.bytes = bytes;
    this.freedBytes = freedBytes;
    this.time = time;
  }

  /** {@return how many fragments were written} */
  public long fragments() {
    return fragments;
  }

  /** {@return the size of the file that they were written to} */
  public long bytes() {
    return bytes;
  }

  /** {@return the size of the files that were deleted} */
  public long freedBytes() {
    return freedBytes;
  }

  /** {@return how long it took} */
  public Duration time() {
    return time;
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "Checkpoint[fragments=%s, bytes=%s, freedBytes=%s, time=%s]"
        .formatted(fragments, bytes, freedBytes, time);
  }
}
