package dev.selfsame.graph;

/**
 * What a fragment is to those before it. The constants stand in the order of fragments at equal
 * times.
 */
public enum FragmentKind {
  /** All that a source holds about somebody; it replaces the source's record before it. */
  RECORD,
  /** A change of some attributes of the source's record before it. */
  PATCH,
  /** Something that happened. It never changes. */
  EVENT
}
