package dev.selfsame.identity;

/**
 * Thrown by a normalizer when a value is not of the form that the normalizer is for. It is thrown
 * for data, often, so it has no stack trace.
 */
final class InvalidFormException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * Makes an exception.
   *
   * @param what what the value is not, and what such a one wants; it does not show the value
   */
  InvalidFormException(String what) {
    super("The value is " + what + ".");
    this.what = what;
  }

  /** Returns what refuses a value that is no single e-mail address. */
  static InvalidFormException noAddress() {
    return new InvalidFormException(
        "no single e-mail address such as ada@example.com, with at most 64 characters before the @ and 254 in all");
  }

  /** Returns what the value is not, and what such a one wants. */
  String what() {
    return what;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
