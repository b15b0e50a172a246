package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;

/**
 * An observer of the changes of an {@link EvidenceGraph}. All methods do nothing unless they are
 * overridden.
 */
public interface GraphObserver {
  /** An observer that ignores all changes. */
  GraphObserver NONE = new GraphObserver() {};

  /**
   * Called before a fragment becomes evidence; the graphs of the identities that it mentions can
   * still be read, unless they are stale.
   */
  default void beforeEvidenceAdded(int fragment) {}

  /**
   * Called before the graphs of some identities may change; they can still be read, unless they are
   * stale.
   */
  default void beforeRegrouping(IntList members) {}

  /** Called when an identity entered quarantine or left it. */
  default void quarantineChanged(int identity, boolean quarantined) {}

  /** Called when a fold evicted an identity, also when evidence is folded again. */
  default void evicted(int identity) {}
}
