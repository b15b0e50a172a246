package dev.selfsame.identity;

/**
 * The result of checking whether an identity is acceptable.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
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
   * The identity is not acceptable; the rest of its fragment is processed without it.
   *
   * @param namespace the code of the namespace, as given
   * @param reason the reason
   * @param message the human-readable cause and remedy; it does not show the value
   */
  record Refused(String namespace, RefusalReason reason, String message) implements IdentityCheck {}
}
