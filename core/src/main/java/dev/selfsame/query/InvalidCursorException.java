package dev.selfsame.query;

/**
 * A query was asked with a cursor that it cannot go on from: one that is damaged, comes from
 * another store or belongs to another query. The message says which, and what to do about it. It
 * shows no part of the cursor.
 *
 * <p>A host that hands cursors out to clients answers this as a client's mistake.
 */
public final class InvalidCursorException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what is wrong with the cursor, and what to do about it
   */
  public InvalidCursorException(String message) {
    super(message);
  }
}
