package dev.selfsame.identity;

/**
 * The answer to whether something is an acceptable identity.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public sealed interface IdentityCheck {

  /**
   * The identity is acceptable.
   *
   * @param identity the identity, normalized
   * @param definition its namespace
   */
  record Accepted(Identity identity, Namespace definition) implements IdentityCheck {}

  /**
   * The identity is not acceptable; the rest of the fragment that brought it goes on without it.
   *
   * @param namespace the code of the namespace, as given
   * @param reason why
   * @param message what to do about it, for people; it does not show the value
   */
  record Refused(String namespace, RefusalReason reason, String message) implements IdentityCheck {}
}
