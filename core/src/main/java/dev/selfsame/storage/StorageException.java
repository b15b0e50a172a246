package dev.selfsame.storage;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a store on disk cannot be opened, or cannot make a write durable. The message names
 * the remedy, and contains no value of any fragment.
 *
 * @since 0.1.0
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why it was thrown. Kinds may be added, so a switch needs a default. */
  public enum Reason {
    /** The directory is open in another store, in this process or another one. */
    IN_USE,

    /** A file was changed, cut or deleted. */
    DAMAGED,

    /** There is no space left on the disk, and writes are refused until there is. */
    NO_SPACE,

    /** Reading, writing or forcing failed; nothing is written until the store is opened anew. */
    FAILED,

    /** The files were written by a later version of this library. */
    NEWER_FORMAT,

    /** The files belong to a store with other namespaces or another key of profile ids. */
    OTHER_SETTINGS,

    /** The store was closed. */
    CLOSED
  }

  /** Why it was thrown. */
  private final Reason reason;

  /**
   * Creates an exception.
   *
   * @param reason why it is thrown
   * @param message the human-readable cause and remedy
   * @param cause what it was caused by, or null
   */
  public StorageException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return why it was thrown} */
  public Reason reason() {
    return reason;
  }
}
