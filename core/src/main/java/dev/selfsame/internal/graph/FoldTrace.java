package dev.selfsame.internal.graph;

/** A listener to the removals of a {@link Fold}. */
public interface FoldTrace {
  /** A trace that ignores all removals. */
  FoldTrace NONE = new FoldTrace() {};

  /** Called when a link is removed because its graph would have too many values of a namespace. */
  default void removedByLimit(int a, int b, int evidence, int namespace) {}

  /**
   * Called when a link is removed because its graph would have two identities that are declared
   * apart.
   */
  default void removedByVeto(int a, int b, int evidence, int vetoed, int apartFrom) {}

  /**
   * Called for each link of an identity that is evicted from a graph that exceeds the graph limit.
   */
  default void removedByEviction(int evicted, int other, int evidence) {}
}
