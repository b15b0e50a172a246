package dev.selfsame.profile;

/**
 * The reason why a {@link ProfileFragment} is rejected as a whole or, with {@link
 * #INVALID_ATTRIBUTE_NAME} and for a value that a mapping cannot use, why a part is left out of it.
 *
 * <p>Of several reasons a store gives the first one in the order of declaration, wherever it was
 * found. So does {@link dev.selfsame.json.FragmentJson}, which reads a text before a store checks
 * the fragment, so what keeps a text from being read comes first.
 *
 * @since 0.1.0
 */
public enum RejectionReason {
  /** The text is not a JSON object. */
  MALFORMED_JSON,
  /** The row of a table does not have the columns of the header row. */
  MALFORMED_ROW,
  /** No case of a mapping takes the row, or it lacks the array that the mapping splits. */
  NOT_MAPPED,
  /** The JSON object has a key that a fragment does not have. */
  UNKNOWN_KEY,
  /** The JSON object lacks a key, or has a value of another type than the key requires. */
  INVALID_VALUE,
  /** The row has no timestamp where a mapping requires one. */
  MISSING_TIMESTAMP,
  /**
   * The timestamp is neither an ISO instant nor a date, has no zone, is outside the years 0001 to
   * 9999, or does not have the format or lies before the earliest time of a mapping.
   */
  INVALID_TIMESTAMP,
  /** The attributes are nested more than 32 deep. */
  TOO_DEEP,
  /** A string contains half a surrogate pair. */
  INVALID_UNICODE,
  /** A number is too long to compute with: more than 1,000 digits before or after the point. */
  NUMBER_OUT_OF_RANGE,
  /** Sources are declared, and the fragment's source is not among them. */
  UNDECLARED_SOURCE,
  /** The timestamp is further ahead of the clock than the settings or the mapping allow. */
  FUTURE_TIMESTAMP,
  /** The event is older than events of its source are kept. */
  EXPIRED,
  /** The identity that the fragment would be stored under is on the suppression list. */
  SUPPRESSED,
  /** No identity is left after the unacceptable ones were refused. */
  NO_IDENTITY,
  /** More than 20 distinct identities are mentioned. */
  TOO_MANY_IDENTITIES,
  /** More values of one namespace are mentioned than one person can have. */
  NAMESPACE_LIMIT,
  /** The declared primary identity was refused, or takes no part in a graph. */
  PRIMARY_REFUSED,
  /**
   * No identity is left that the fragment can be stored under: all are of a type that takes no part
   * in a graph.
   */
  NO_PRIMARY,
  /**
   * The fragment is more than 1 MiB as JSON in the form in which it is held: with an id, a
   * timestamp and the identities that were accepted.
   */
  TOO_LARGE,
  /**
   * An attribute's name is empty, has a dot, or has more than 256 characters. The attribute is left
   * out, and the rest of the fragment is processed.
   */
  INVALID_ATTRIBUTE_NAME
}
