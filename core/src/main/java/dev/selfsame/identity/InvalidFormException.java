package dev.selfsame.identity;

/**
 * Thrown by a normalizer when a value does not have the form that the normalizer expects. Bad data
 * makes it frequent, so it has no stack trace.
 */
final class InvalidFormException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * Creates an exception.
   *
   * @param what what the value is not, and the expected form; it does not show the value
   */
  InvalidFormException(String what) {
    super("The value is " + what + ".");
    this.what = what;
  }

  /** Returns what refuses a value that is not a single e-mail address. */
  static InvalidFormException noAddress() {
    return new InvalidFormException(
        "not a single e-mail address such as ada@example.com, with at most 64 characters before the @ and 254 in total");
  }

  /** Returns what the value is not, and the expected form. */
  String what() {
    return what;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
