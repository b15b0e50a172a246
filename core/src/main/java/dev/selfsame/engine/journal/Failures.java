package dev.selfsame.engine.journal;

import com.google.common.base.Throwables;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.IOException;

/** The exceptions that say that the disk has failed. */
final class Failures {
  private Failures() {}

  /** {@return an exception about an input or output that failed, from which only opening helps} */
  static StorageException of(Throwable cause) {
    return new StorageException(
        Reason.FAILED,
        "Reading or writing the files of the store failed (%s). What was not acknowledged may be lost. Close the store, and open it again when the cause is gone."
            .formatted(cause.getClass().getSimpleName()),
        cause);
  }

  /** {@return an exception about a store that cannot be opened} */
  static RuntimeException opening(Throwable cause, Disk disk) {
    if (cause instanceof IOException failed && disk.isNoSpace(failed)) {
      return new StorageException(
          Reason.NO_SPACE,
          "There is no space left to open the store. Free some, or open it with readOnly().",
          cause);
    }
    Throwables.throwIfUnchecked(cause);
    return of(cause);
  }

  /** {@return an exception about a disk without space} */
  static StorageException noSpace(Throwable cause) {
    return new StorageException(
        Reason.NO_SPACE,
        "There is no space left for the files of the store. Reads and erasures go on. Free some space, and call resume().",
        cause);
  }

  /** {@return an exception about a store that was closed} */
  static StorageException closed() {
    return new StorageException(
        Reason.CLOSED, "The store was closed. Open it again, or close it later.", null);
  }
}
