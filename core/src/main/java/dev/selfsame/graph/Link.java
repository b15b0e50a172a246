package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;

/**
 * A link: a pair of identities that some evidence mentions together.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param first the identity that is first in canonical order
 * @param second the other identity
 * @param accepted true if the two are linked, false if the rules removed the link
 * @param oldest the time of the oldest evidence that mentions the pair
 * @param newest the time of the newest evidence that mentions the pair
 * @param sources the names of the sources that mentioned the pair, in UTF-8 byte order
 * @since 0.1.0
 */
public record Link(
    Identity first,
    Identity second,
    boolean accepted,
    Instant oldest,
    Instant newest,
    SortedSet<String> sources) {

  /**
   * Creates a link.
   *
   * @param first the identity that is first in canonical order
   * @param second the other identity
   * @param accepted whether the two are linked
   * @param oldest the time of the oldest evidence
   * @param newest the time of the newest evidence
   * @param sources the names of the sources that mentioned the pair
   */
  public Link {
    requireNonNull(first);
    requireNonNull(second);
    requireNonNull(oldest);
    requireNonNull(newest);
    sources = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, (Collection<String>) sources);
  }
}
