package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The part of a fragment that matters to the graph: which source mentioned which identities
 * together, and when.
 *
 * <p>The natural order is the order of fragments: by timestamp, then kind (record, patch, event),
 * then source, then id, both in UTF-8 byte order. Of a record that was sent repeatedly with the
 * same identities, the oldest of these versions stands for all of them.
 *
 * <p>Immutable, compared by content, and safe for use by any number of threads.
 *
 * @param key the key of the fragment
 * @param timestamp the time of the fragment
 * @param identities the identities that it mentions, in canonical order
 * @since 0.1.0
 */
public record Evidence(FragmentKey key, Instant timestamp, List<Identity> identities)
    implements Comparable<Evidence> {
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::timestamp)
          .thenComparing(evidence -> evidence.key().kind())
          .thenComparing(evidence -> evidence.key().source(), Utf8Order.INSTANCE)
          .thenComparing(evidence -> evidence.key().id(), Utf8Order.INSTANCE);

  /**
   * Creates evidence.
   *
   * @param key the key of the fragment
   * @param timestamp the time of the fragment
   * @param identities the identities that it mentions
   */
  public Evidence {
    requireNonNull(key);
    requireNonNull(timestamp);
    identities = ImmutableList.copyOf(identities);
  }

  @Override
  public int compareTo(Evidence other) {
    return ORDER.compare(this, other);
  }

  /** {@return the source, the kind, the time and fingerprints of the identities; not the id} */
  @Override
  public String toString() {
    return key.source() + " " + key.kind() + " " + timestamp + " " + identities;
  }
}
