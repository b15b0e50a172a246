package dev.selfsame.examples.store;

import dev.selfsame.Storage;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.storage.Backup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A copy of a store or a backup.
 *
 * @param to its directory
 * @param made what it has
 */
record Copy(Path to, Backup made) {

  /**
   * Makes a copy.
   *
   * @param erased who is left out
   * @throws dev.selfsame.examples.JobException if it cannot be made
   */
  static Copy of(Path from, Path to, SuppressionList erased) {
    new StoreFolder(from).requireStore();
    new StoreFolder(to).requireEmpty();
    return new Copy(
        to,
        StoreFolder.telling(
            "Cannot copy %s to %s".formatted(from, to), () -> Storage.restore(from, to, erased)));
  }

  /** Returns its size as text. */
  String figures() {
    return String.format(Locale.ROOT, "%,d fragments, %,d bytes", made.fragments(), made.bytes());
  }

  /** Returns it as an object. */
  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("directory", to.toString());
    object.put("time", made.time().toString());
    object.put("fragments", made.fragments());
    object.put("bytes", made.bytes());
    return object;
  }
}
