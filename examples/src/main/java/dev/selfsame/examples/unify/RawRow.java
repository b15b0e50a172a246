package dev.selfsame.examples.unify;

import dev.selfsame.profile.RejectionReason;

/** One row of a file as it stands there, not yet understood. */
sealed interface RawRow {

  /** Returns the line on which the row starts, from 1. */
  long line();

  /**
   * A row that is text.
   *
   * @param line where it starts
   * @param text the row without the end of its line
   */
  record Text(long line, String text) implements RawRow {}

  /**
   * A row that cannot be understood; it was skipped.
   *
   * @param line where it starts
   * @param reason why
   * @param message what to do about it
   */
  record Unreadable(long line, RejectionReason reason, String message) implements RawRow {}
}
