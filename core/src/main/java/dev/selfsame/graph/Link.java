package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;

/**
 * A pair of identities that some evidence names together.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param first the canonically first identity
 * @param second the other one
 * @param accepted whether the two are linked, or the rules removed the link
 * @param oldest the time of the oldest evidence that names the pair
 * @param newest the time of the newest
 * @param sources who named the pair, by name in UTF-8 byte order
 */
public record Link(
    Identity first,
    Identity second,
    boolean accepted,
    Instant oldest,
    Instant newest,
    SortedSet<String> sources) {

  /**
   * Makes a link of its parts.
   *
   * @param first the canonically first identity
   * @param second the other one
   * @param accepted whether the two are linked
   * @param oldest the time of the oldest evidence
   * @param newest the time of the newest
   * @param sources who named the pair
   */
  public Link {
    requireNonNull(first);
    requireNonNull(second);
    requireNonNull(oldest);
    requireNonNull(newest);
    sources = ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, (Collection<String>) sources);
  }
}
