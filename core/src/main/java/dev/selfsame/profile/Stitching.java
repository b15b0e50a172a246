package dev.selfsame.profile;

/** Whose fragments make up a profile. */
public enum Stitching {
  /** Those of all identities of the graph. */
  GRAPH,
  /** Those stored under the one identity that was asked for. */
  NONE
}
