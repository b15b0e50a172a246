package dev.selfsame.profile;

/**
 * Why a {@link ProfileFragment} is rejected whole, or, with {@link #INVALID_ATTRIBUTE_NAME}, why an
 * attribute is left out of it.
 *
 * <p>Where a store has several reasons, it gives the first in the order of declaration, wherever
 * each was found. So does {@link dev.selfsame.json.FragmentJson}, which reads a text before a store
 * sees it, and tells first what keeps the text from being read at all.
 */
public enum RejectionReason {
  /** The text is no JSON object. */
  MALFORMED_JSON,
  /** The row of a table has other columns than its first row says. */
  MALFORMED_ROW,
  /** The JSON object has a key that a fragment does not have. */
  UNKNOWN_KEY,
  /** The JSON object lacks a key, or has a value of another type than the key wants. */
  INVALID_VALUE,
  /**
   * The timestamp is neither an ISO instant nor a date, has no zone, or is outside of the years
   * 0001 to 9999.
   */
  INVALID_TIMESTAMP,
  /** The attributes are nested more than 32 deep. */
  TOO_DEEP,
  /** A text has half a surrogate pair. */
  INVALID_UNICODE,
  /** A number is too long to be reckoned with: more than 1,000 digits before or after the point. */
  NUMBER_OUT_OF_RANGE,
  /** Sources are declared, and this one is not among them. */
  UNDECLARED_SOURCE,
  /** The timestamp lies further ahead of the clock than the settings or the mapping allow. */
  FUTURE_TIMESTAMP,
  /** The event is older than its source's events are kept. */
  EXPIRED,
  /** The identity that it would be stored under is on the suppression list. */
  SUPPRESSED,
  /** No identity is left after the unacceptable ones were refused. */
  NO_IDENTITY,
  /** More than 20 different identities are named. */
  TOO_MANY_IDENTITIES,
  /** More values of one namespace are named than one person can have. */
  NAMESPACE_LIMIT,
  /** The declared primary identity was refused, or takes no part in a graph. */
  PRIMARY_REFUSED,
  /**
   * No identity is left that a fragment can be stored under: all are of a type that takes no part
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
   * out, and the fragment goes on with the rest.
   */
  INVALID_ATTRIBUTE_NAME
}
