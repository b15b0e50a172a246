package dev.selfsame.engine.journal;

import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;

/** The exception that says that a file is damaged, and what to do about it. */
final class Damage {
  private Damage() {}

  /**
   * {@return an exception about a file}
   *
   * @param name the name of the file
   * @param offset where in it
   * @param what what is wrong, as a clause
   */
  static StorageException in(String name, long offset, String what) {
    return of("File %s is damaged at byte %d: %s.".formatted(name, offset, what));
  }

  /** {@return an exception with a sentence that says what is wrong} */
  static StorageException of(String sentence) {
    return new StorageException(
        Reason.DAMAGED,
        sentence + " Restore a backup, or copy the file again from where it is intact.",
        null);
  }
}
