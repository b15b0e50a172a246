package dev.selfsame.internal.graph;

/** One who listens to what a {@link Fold} takes away. */
public interface FoldTrace {
  /** One who does not listen. */
  FoldTrace NONE = new FoldTrace() {};

  /** A link would have brought more values of a namespace together than one graph may hold. */
  default void removedByLimit(int a, int b, int evidence, int namespace) {}

  /** A link would have brought two identities together that are declared apart. */
  default void removedByVeto(int a, int b, int evidence, int vetoed, int apartFrom) {}

  /**
   * One end of a link was evicted from a graph that had grown too large; this is called for each of
   * its links.
   */
  default void removedByEviction(int evicted, int other, int evidence) {}
}
