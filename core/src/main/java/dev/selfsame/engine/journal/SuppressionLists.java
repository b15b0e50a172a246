package dev.selfsame.engine.journal;

import dev.selfsame.identity.SuppressionList;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.util.ArrayList;
import java.util.List;

/** Suppression lists from two places. */
final class SuppressionLists {
  private SuppressionLists() {}

  /**
   * {@return a list of all that is on one of two lists}
   *
   * @throws StorageException if both have hashes or a key, and the keys differ
   */
  static SuppressionList both(SuppressionList stored, SuppressionList given) {
    if (given.equals(SuppressionList.empty())) {
      return stored;
    } else if (stored.equals(SuppressionList.empty())) {
      return given;
    }
    KeyedHashes first = KeyedHashes.of(stored);
    KeyedHashes second = KeyedHashes.of(given);
    if (!first.start().equals(second.start())) {
      throw new StorageException(
          Reason.OTHER_SETTINGS,
          "The suppression list of the settings has another key than that of the store. Leave it out: the store keeps its list.",
          null);
    }
    List<String> hashes = new ArrayList<>(first.hashes());
    hashes.addAll(second.hashes());
    return new KeyedHashes(first.start(), hashes).toList();
  }
}
