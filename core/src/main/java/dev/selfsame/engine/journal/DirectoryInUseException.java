package dev.selfsame.engine.journal;

import java.nio.file.Path;

/** Says that another store holds the lock of a directory, of this process or another. */
final class DirectoryInUseException extends Exception {
  private static final long serialVersionUID = 1L;

  DirectoryInUseException(Path directory, String owner) {
    super(
        "The directory %s is in use by a store of %s. Close that store, or use another directory."
            .formatted(directory, owner));
  }
}
