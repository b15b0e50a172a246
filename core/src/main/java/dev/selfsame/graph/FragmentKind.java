package dev.selfsame.graph;

/**
 * The kind of a fragment, which determines what it does to earlier fragments. At equal times
 * fragments are in the order of the constants.
 *
 * @since 0.1.0
 */
public enum FragmentKind {
  /** Everything that a source holds about a person; it replaces the source's earlier record. */
  RECORD,
  /** A change of some attributes of the source's earlier record. */
  PATCH,
  /** Something that happened. It never changes. */
  EVENT
}
