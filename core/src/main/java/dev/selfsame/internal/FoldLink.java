package dev.selfsame.internal;

/**
 * A pair of identities that some evidence in a {@link Fold} names together, whether or not the link
 * is accepted.
 */
final class FoldLink {
  final FoldNode first;
  final FoldNode second;

  /** The evidence that names the pair, in order. */
  final IntList evidence = new IntList(1);

  /**
   * Makes a link.
   *
   * @param first the canonically first identity
   */
  FoldLink(FoldNode first, FoldNode second) {
    this.first = first;
    this.second = second;
  }

  FoldNode other(FoldNode node) {
    return node == first ? second : first;
  }
}
