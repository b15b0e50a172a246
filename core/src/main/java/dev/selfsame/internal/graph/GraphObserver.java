package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;

/** One who watches an {@link EvidenceGraph} change. */
public interface GraphObserver {
  /** One who does not watch. */
  GraphObserver NONE =
      new GraphObserver() {
        @Override
        public void beforeRegrouping(IntList members) {}

        @Override
        public void quarantineChanged(int identity, boolean quarantined) {}

        @Override
        public void evicted(int identity) {}
      };

  /**
   * The graphs of some identities may be about to change; they can still be asked, unless they are
   * stale.
   */
  void beforeRegrouping(IntList members);

  /** An identity went into quarantine or left it. */
  void quarantineChanged(int identity, boolean quarantined);

  /** A fold evicted an identity, now or when it was folded anew. */
  void evicted(int identity);
}
