package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Set;

/**
 * The rule for how long anonymous profiles are kept: those of which nothing but, for example, a
 * cookie is known.
 *
 * <p>A profile is <em>anonymous</em> if all identities of its graph are in the listed namespaces.
 * It has been <em>idle</em> since the time of the newest fragment of any kind that is stored under
 * one of them.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param namespaces the codes of the namespaces, in the order in which they were listed
 * @param afterIdle how long such a profile is kept while it is idle
 * @since 0.1.0
 */
public record AnonymousExpiry(Set<String> namespaces, Duration afterIdle) {

  /**
   * Creates a rule.
   *
   * @param namespaces the codes of one or more namespaces
   * @param afterIdle more than zero, such as {@code Duration.ofDays(30)}
   * @throws IllegalArgumentException if no namespace is listed, or the time is zero or negative
   */
  public AnonymousExpiry {
    namespaces = ImmutableSet.copyOf(namespaces);
    Preconditions.checkArgument(
        !namespaces.isEmpty(),
        "The expiry of anonymous profiles lists no namespace. List those that identify no person, such as cookies.");
    Preconditions.checkArgument(
        !afterIdle.isZero() && !afterIdle.isNegative(),
        "Anonymous profiles expire after %s; it must be more than zero. Raise it, or leave the rule out to keep them forever.",
        afterIdle);
  }
}
