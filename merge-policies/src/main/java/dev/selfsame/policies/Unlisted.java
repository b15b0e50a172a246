package dev.selfsame.policies;

/**
 * How {@link SourcePrecedence} treats unlisted sources.
 *
 * @since 0.1.0
 */
public enum Unlisted {
  /** They take no part. */
  EXCLUDE,
  /** They rank after all listed ones, the newest first. */
  AFTERWARDS_BY_TIMESTAMP
}
