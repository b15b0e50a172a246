package dev.selfsame.benchmarks.peers;

/**
 * Something that is told which identities belong together, and says who is one.
 *
 * <p>Records come in batches, since that is how a feed comes; what a design makes of that is its
 * own affair.
 */
public interface Stitcher {
  /** Links the identities of each record. */
  void link(RecordBatch batch);

  /**
   * Looks each identity of a batch up, and counts those that are known.
   *
   * @param batch identities, of which the records do not matter
   */
  int find(RecordBatch batch);

  /** Does the same as {@link #find}, one identity after the other. */
  default int findOneByOne(RecordBatch batch) {
    return find(batch);
  }

  /**
   * Returns whether two identities are linked, by whatever way. For checking that designs agree.
   */
  boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB);

  /** Returns how many different identities there are. */
  long identities();
}
