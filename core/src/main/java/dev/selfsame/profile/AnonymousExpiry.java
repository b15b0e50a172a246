package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Set;

/**
 * How long anonymous profiles are kept: those of which no more is known than, say, a cookie.
 *
 * <p>A profile is <em>anonymous</em> if all identities of its graph are of the listed namespaces.
 * It is <em>idle</em> for as long as has passed since the newest fragment that is stored under one
 * of them, of whatever kind.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param namespaces the codes of the namespaces, in the order in which they were listed
 * @param afterIdle how long such a profile is kept when it is idle
 */
public record AnonymousExpiry(Set<String> namespaces, Duration afterIdle) {

  /**
   * Makes a rule of its parts.
   *
   * @param namespaces the codes of one or more namespaces
   * @param afterIdle more than nothing, such as {@code Duration.ofDays(30)}
   * @throws IllegalArgumentException if no namespace is listed, or the time is zero or negative
   */
  public AnonymousExpiry {
    namespaces = ImmutableSet.copyOf(namespaces);
    Preconditions.checkArgument(
        !namespaces.isEmpty(),
        "The expiry of anonymous profiles lists no namespace. List those that name no person, such as a cookie's.");
    Preconditions.checkArgument(
        !afterIdle.isZero() && !afterIdle.isNegative(),
        "Anonymous profiles expire after %s; it must be more than nothing. Raise it, or leave the rule out to keep them for ever.",
        afterIdle);
  }
}
