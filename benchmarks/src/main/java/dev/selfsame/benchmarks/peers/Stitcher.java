package dev.selfsame.benchmarks.peers;

import dev.selfsame.benchmarks.streams.RecordBatch;

/**
 * Groups identities into persons.
 *
 * <p>Records come in batches, as in a feed; each design decides what to make of that.
 */
public interface Stitcher {
  /** Links the identities of each record. */
  void link(RecordBatch batch);

  /**
   * Looks up the identities of a batch one by one, and counts those that are known.
   *
   * @param batch identities, of which the records do not matter
   */
  int find(RecordBatch batch);

  /**
   * Returns whether two identities are linked, by whatever way. For checking that designs agree.
   */
  boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB);

  /** Returns how many different identities there are. */
  long identities();
}
