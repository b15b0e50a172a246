package dev.selfsame.identity;

/**
 * Thrown by a normalizer to refuse a value that does not have the form that it accepts; the
 * identity is then refused with {@link RefusalReason#INVALID_FORM}.
 *
 * <pre>{@code
 * Normalizer uuid =
 *     Normalizer.of(
 *         "uuid",
 *         value -> {
 *           try {
 *             return UUID.fromString(value).toString();
 *           } catch (IllegalArgumentException noUuid) {
 *             throw new InvalidFormException("not a UUID");
 *           }
 *         });
 * }</pre>
 *
 * <p><b>Design.</b> A custom normalizer refuses with this type and with nothing else: any other
 * exception is taken for a defect of the normalizer, which would otherwise be reported as one of
 * the data.
 *
 * <p>Bad data makes it frequent, so it has no stack trace.
 *
 * @since 0.1.0
 */
public final class InvalidFormException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What the value is not, and the expected form. */
  private final String what;

  /**
   * Creates an exception.
   *
   * @param what what the value is not, and the expected form, to be read after "The value is": for
   *     example "not a UUID". It must not contain the value, since it is part of messages and logs.
   */
  public InvalidFormException(String what) {
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
