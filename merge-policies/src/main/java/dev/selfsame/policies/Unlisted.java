package dev.selfsame.policies;

/**
 * How sources are treated that {@link SourcePrecedence} does not list.
 *
 * @since 0.1.0
 */
public enum Unlisted {
  /** They take no part. */
  EXCLUDE,
  /** They rank after all listed ones, the newest first. */
  AFTERWARDS_BY_TIMESTAMP
}
