package dev.selfsame.examples.store;

import java.time.Instant;

/**
 * A file of a store.
 *
 * @param name its name
 * @param bytes its size
 * @param modified when it was last written
 */
record StoredFile(String name, long bytes, Instant modified) {
  boolean isSnapshot() {
    return name.endsWith(".snapshot");
  }

  boolean isJournal() {
    return name.endsWith(".journal");
  }
}
