package dev.selfsame.identity;

/**
 * The reason why an {@link Identity} is refused.
 *
 * @since 0.1.0
 */
public enum RefusalReason {
  /** The namespace is not declared. */
  UNKNOWN_NAMESPACE,
  /**
   * The value is empty or entirely {@linkplain dev.selfsame.identity.Normalizer#trim invisible}, as
   * given or normalized.
   */
  EMPTY_VALUE,
  /** The normalized value has more than {@value IdentityValidator#MAX_VALUE_LENGTH} characters. */
  VALUE_TOO_LONG,
  /** The normalized value does not match the namespace's pattern. */
  PATTERN_MISMATCH,
  /** The value contains half a surrogate pair, so it is not valid text. */
  INVALID_UNICODE,
  /** The normalized value contains a control character, such as a tab, a line end or a NUL. */
  CONTROL_CHARACTER,
  /**
   * The namespace's normalizer refuses the value ({@link InvalidFormException}): it is not an
   * e-mail address, for example, or not a telephone number.
   */
  INVALID_FORM,
  /** The value identifies no person: it is on the list of placeholders. */
  PLACEHOLDER,
  /** A custom normalizer failed on the value. */
  NORMALIZER_FAILED,
  /** The identity is on the suppression list: its person was erased. */
  SUPPRESSED
}
