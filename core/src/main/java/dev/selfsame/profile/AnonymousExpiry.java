package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * How long profiles are kept of which nobody knows more than, say, a cookie.
 *
 * <p>A profile is <em>anonymous</em> if all identities of its graph are of the listed namespaces.
 * It is <em>idle</em> for as many days as have passed since the newest fragment that is stored
 * under one of them, of whatever kind.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param namespaces the codes of the namespaces, in the order in which they were listed
 * @param afterIdleDays how many idle days such a profile is kept
 */
public record AnonymousExpiry(Set<String> namespaces, int afterIdleDays) {

  /**
   * Makes a rule of its parts.
   *
   * @param namespaces the codes of one or more namespaces
   * @param afterIdleDays 1 or more
   * @throws IllegalArgumentException if no namespace is listed, or the days are less than 1
   */
  public AnonymousExpiry {
    namespaces = ImmutableSet.copyOf(namespaces);
    Preconditions.checkArgument(
        !namespaces.isEmpty(),
        "The expiry of anonymous profiles lists no namespace. List those that name nobody, such as a cookie's.");
    Preconditions.checkArgument(
        afterIdleDays >= 1,
        "Anonymous profiles are kept for 1 idle day or more, not %s. Raise the number, or leave the rule out to keep them for"
            + " ever.",
        afterIdleDays);
  }
}
