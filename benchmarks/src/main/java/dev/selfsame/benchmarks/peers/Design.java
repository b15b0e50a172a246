package dev.selfsame.benchmarks.peers;

/** The designs that are compared. */
public enum Design {
  /** Selfsame's identity table and connected components. */
  SELFSAME("Selfsame"),
  /** A map from identities to ints, and a union-find in an array. */
  HASH_MAP("HashMap + int[] union-find"),
  /** A map from each identity to the set of its group. */
  SHARED_SETS("HashMap<String, Set<String>>"),
  /** The union-find of JGraphT. */
  JGRAPHT("JGraphT UnionFind + HashSet");

  private final String title;

  Design(String title) {
    this.title = title;
  }

  /** {@return the name in tables and charts} */
  public String title() {
    return title;
  }

  /**
   * Makes an empty instance.
   *
   * @param expected how many identities to allocate for; 0 for no hint
   * @param namespaces how many namespaces there are
   */
  public Stitcher make(int expected, int namespaces) {
    return switch (this) {
      case SELFSAME -> new SelfsameStitcher(System.nanoTime(), expected, namespaces);
      case HASH_MAP -> new HashMapStitcher(expected);
      case SHARED_SETS -> new SharedSetsStitcher(expected);
      case JGRAPHT -> new JGraphTStitcher(expected);
    };
  }
}
