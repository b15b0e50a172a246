package dev.selfsame.engine.mapping;

import dev.selfsame.profile.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Thrown when a row cannot become a fragment. It shows no value of the row. */
final class RowFaultException extends Exception {
  private static final long serialVersionUID = 1L;
  private final RejectionReason reason;
  private final @Nullable String path;

  RowFaultException(RejectionReason reason, @Nullable String path, String message) {
    // Rows may all be at fault, and none of them is looked for in the code.
    super(message, null, false, false);
    this.reason = reason;
    this.path = path;
  }

  RejectionReason reason() {
    return reason;
  }

  /** Returns the path that it is about, or null if it is about the row. */
  @Nullable String path() {
    return path;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
