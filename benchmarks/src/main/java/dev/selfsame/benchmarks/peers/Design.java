package dev.selfsame.benchmarks.peers;

/** The designs that are raced. */
public enum Design {
  /** Selfsame's own graph. */
  SELFSAME("Selfsame"),
  /** A map to ints and an array. */
  HASH_MAP("HashMap + int[] union-find"),
  /** A map to shared sets. */
  SHARED_SETS("HashMap<String, Set<String>>"),
  /** JGraphT. */
  JGRAPHT("JGraphT UnionFind + HashSet");

  private final String title;

  Design(String title) {
    this.title = title;
  }

  /** {@return what it is called in tables and charts} */
  public String title() {
    return title;
  }

  /**
   * Makes an empty one.
   *
   * @param expected how many identities to make room for; 0 for no hint
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
