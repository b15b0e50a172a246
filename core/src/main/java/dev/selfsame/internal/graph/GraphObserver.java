package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;

/** An observer of the changes of an {@link EvidenceGraph}. */
public interface GraphObserver {
  /** An observer that ignores all changes. */
  GraphObserver NONE =
      new GraphObserver() {
        @Override
        public void beforeEvidenceAdded(int fragment) {}

        @Override
        public void beforeRegrouping(IntList members) {}

        @Override
        public void quarantineChanged(int identity, boolean quarantined) {}

        @Override
        public void evicted(int identity) {}
      };

  /**
   * Called before a fragment becomes evidence; the graphs of the identities that it mentions can
   * still be read, unless they are stale.
   */
  void beforeEvidenceAdded(int fragment);

  /**
   * Called before the graphs of some identities may change; they can still be read, unless they are
   * stale.
   */
  void beforeRegrouping(IntList members);

  /** Called when an identity entered quarantine or left it. */
  void quarantineChanged(int identity, boolean quarantined);

  /** Called when a fold evicted an identity, also when evidence is folded again. */
  void evicted(int identity);
}
