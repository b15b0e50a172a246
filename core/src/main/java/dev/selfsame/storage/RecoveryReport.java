package dev.selfsame.storage;

import java.time.Duration;

/**
 * What was found when a store was opened, and what was done about it.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class RecoveryReport {
  private final long fragments;
  private final long fromSnapshot;
  private final long bytes;
  private final long droppedBytes;
  private final long erasuresFinished;
  private final boolean rulesChanged;
  private final Duration time;

  /**
   * Creates a report. Applications get it from {@link dev.selfsame.DurableProfileStore#recovery}.
   *
   * @param fragments see {@link #fragments}
   * @param fromSnapshot see {@link #fromSnapshot}
   * @param bytes see {@link #bytes}
   * @param droppedBytes see {@link #droppedBytes}
   * @param erasuresFinished see {@link #erasuresFinished}
   * @param rulesChanged see {@link #rulesChanged}
   * @param time see {@link #time}
   */
  public RecoveryReport(
      long fragments,
      long fromSnapshot,
      long bytes,
      long droppedBytes,
      long erasuresFinished,
      boolean rulesChanged,
      Duration time) {
    this.fragments = fragments;
    this.fromSnapshot = fromSnapshot;
    this.bytes = bytes;
    this.droppedBytes = droppedBytes;
    this.erasuresFinished = erasuresFinished;
    this.rulesChanged = rulesChanged;
    this.time = time;
  }

  /** {@return how many fragments the store held when it was opened} */
  public long fragments() {
    return fragments;
  }

  /** {@return how many of them were in a snapshot; the others were in the journal after it} */
  public long fromSnapshot() {
    return fromSnapshot;
  }

  /** {@return how many bytes of files were read} */
  public long bytes() {
    return bytes;
  }

  /**
   * {@return how many bytes at the end of the journal were dropped} They are part of a write that
   * had not returned when the process or the system ended; 0 after the store was closed.
   */
  public long droppedBytes() {
    return droppedBytes;
  }

  /**
   * {@return how many removed fragments and vetoes were overwritten in the files, because the
   * process or the system had ended before that} 0 after the store was closed.
   */
  public long erasuresFinished() {
    return erasuresFinished;
  }

  /**
   * {@return whether the rules of the graph or of sources differ from those that the store was last
   * opened with} Graphs and profiles are then those under the new ones.
   */
  public boolean rulesChanged() {
    return rulesChanged;
  }

  /** {@return how long it took} */
  public Duration time() {
    return time;
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "RecoveryReport[fragments=%s, fromSnapshot=%s, bytes=%s, droppedBytes=%s, erasuresFinished=%s, rulesChanged=%s, time=%s]"
        .formatted(
            fragments, fromSnapshot, bytes, droppedBytes, erasuresFinished, rulesChanged, time);
  }
}
