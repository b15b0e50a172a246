package dev.selfsame.engine.mapping;

/** Thrown when a value cannot be converted to the type of its attribute. It shows no value. */
final class MisfitException extends Exception {
  private static final long serialVersionUID = 1L;

  MisfitException(String message) {
    // A whole column may be at fault, and none of it is looked for in the code.
    super(message, null, false, false);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
