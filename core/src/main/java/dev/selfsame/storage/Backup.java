package dev.selfsame.storage;

import java.time.Instant;

/**
 * What a backup contains: the state of a store between two writes.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Backup {
  private final Instant time;
  private final long fragments;
  private final long bytes;

  /**
   * Creates a result. Applications get it from {@link dev.selfsame.DurableProfileStore#backup} and
   * {@link dev.selfsame.ProfileStore#writeBackup}.
   *
   * @param time see {@link #time}
   * @param fragments see {@link #fragments}
   * @param bytes see {@link #bytes}
   */
  public Backup(Instant time, long fragments, long bytes) {
    this.time = time;
    this.fragments = fragments;
    this.bytes = bytes;
  }

  /**
   * {@return the time of the state, by the clock of the store} Keep it with the backup: {@link
   * dev.selfsame.DurableProfileStore#erasedSince} takes it.
   */
  public Instant time() {
    return time;
  }

  /** {@return how many fragments the backup has} */
  public long fragments() {
    return fragments;
  }

  /** {@return the size of the backup} */
  public long bytes() {
    return bytes;
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "Backup[time=%s, fragments=%s, bytes=%s]".formatted(time, fragments, bytes);
  }
}
