package dev.selfsame.identity;

/** Why an {@link Identity} is refused. */
public enum RefusalReason {
  /** The namespace is not declared. */
  UNKNOWN_NAMESPACE,
  /** The value is empty or blank, as given or after normalizing. */
  EMPTY_VALUE,
  /** The normalized value has more than {@value IdentityValidator#MAX_VALUE_LENGTH} characters. */
  VALUE_TOO_LONG,
  /** The normalized value does not match the namespace's pattern. */
  PATTERN_MISMATCH,
  /** The value has half a surrogate pair, so it is no text. */
  INVALID_UNICODE,
  /** The value stands for nobody: it is on the list of placeholders. */
  PLACEHOLDER,
  /** The host's own normalizer failed on the value. */
  NORMALIZER_FAILED,
  /** The identity is on the suppression list: its person was erased. */
  SUPPRESSED
}
