package dev.selfsame.policies;

/** What becomes of sources that {@link SourcePrecedence} does not list. */
public enum Unlisted {
  /** They take no part. */
  EXCLUDE,
  /** They come after all listed ones, the newest first. */
  AFTERWARDS_BY_TIMESTAMP
}
