package dev.selfsame.graph;

import dev.selfsame.identity.Identity;

/**
 * Two identities that the user has declared to be two people. They are never in one graph, whatever
 * the evidence says.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param first the one
 * @param second the other
 */
public record Veto(Identity first, Identity second) {

  /**
   * Declares two identities apart.
   *
   * @param first the one
   * @param second the other
   * @throws IllegalArgumentException if they are the same identity
   */
  public Veto {
    if (first.equals(second)) {
      throw new IllegalArgumentException(
          "The veto names "
              + first
              + " twice; an identity is never apart from itself. Name two identities.");
    }
  }
}
