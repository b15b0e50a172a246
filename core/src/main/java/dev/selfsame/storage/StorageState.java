package dev.selfsame.storage;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the files of a store, at the time when it was asked for.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class StorageState {
  /** What a store does with writes. */
  public enum Mode {
    /** It accepts writes, unless it was opened to be read only. */
    OPEN,

    /** It refuses writes, and answers reads. {@link StorageState#failure} tells why. */
    REFUSING_WRITES,

    /** It was closed. */
    CLOSED
  }

  private final Mode mode;
  private final @Nullable StorageException failure;
  private final @Nullable Instant since;
  private final long bytes;
  private final int files;
  private final long bytesNotSynced;
  private final @Nullable Instant lastSync;

  /**
   * Creates a state. Applications get it from {@link dev.selfsame.DurableProfileStore#state}.
   *
   * @param mode see {@link #mode}
   * @param failure see {@link #failure}, or null
   * @param since see {@link #since}, or null
   * @param bytes see {@link #bytes}
   * @param files see {@link #files}
   * @param bytesNotSynced see {@link #bytesNotSynced}
   * @param lastSync see {@link #lastSync}, or null
   */
  public StorageState(
      Mode mode,
      @Nullable StorageException failure,
      @Nullable Instant since,
      long bytes,
      int files,
      long bytesNotSynced,
      @Nullable Instant lastSync) {
    this.mode = mode;
    this.failure = failure;
    this.since = since;
    this.bytes = bytes;
    this.files = files;
    this.bytesNotSynced = bytesNotSynced;
    this.lastSync = lastSync;
  }

  /** {@return what the store does with writes} */
  public Mode mode() {
    return mode;
  }

  /** {@return why writes are refused; empty if they are not} */
  public Optional<StorageException> failure() {
    return Optional.ofNullable(failure);
  }

  /** {@return since when writes are refused, by the clock of the store; empty if they are not} */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }

  /** {@return the size of the snapshot and the journal} */
  public long bytes() {
    return bytes;
  }

  /** {@return how many files the snapshot and the journal have} */
  public int files() {
    return files;
  }

  /** {@return how many bytes were written to the journal since the last sync} */
  public long bytesNotSynced() {
    return bytesNotSynced;
  }

  /** {@return when the journal was last forced to disk; empty if it was not since the opening} */
  public Optional<Instant> lastSync() {
    return Optional.ofNullable(lastSync);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "StorageState[%s, bytes=%s, files=%s, bytesNotSynced=%s]"
        .formatted(mode, bytes, files, bytesNotSynced);
  }
}
