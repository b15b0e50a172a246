package dev.selfsame.query;

/**
 * Thrown when a query has a cursor that it cannot continue from: one that is damaged, comes from
 * another store or belongs to another query. The message states which, and the remedy. It shows no
 * part of the cursor.
 *
 * <p>An application that passes cursors to its clients should report this as a client error.
 *
 * @since 0.1.0
 */
public final class InvalidCursorException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Creates an exception.
   *
   * @param message what is wrong with the cursor, and the remedy
   */
  public InvalidCursorException(String message) {
    super(message);
  }
}
