package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import java.time.Instant;

/**
 * The origin of a value or an event: the fragment's source, kind, id and time, and the identity
 * that it is stored under.
 *
 * <p>The natural order is the <em>order of fragments</em>: by timestamp, then kind (record, patch,
 * event), then source, then id, both in UTF-8 byte order. It does not depend on the order of
 * arrival. It is consistent with equals for the fragments of one store.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param source the source
 * @param kind record, patch or event
 * @param id the fragment's id, given or derived from its content
 * @param timestamp the fragment's time
 * @param primary the identity that the fragment is stored under
 * @since 0.1.0
 */
public record Origin(
    String source, FragmentKind kind, String id, Instant timestamp, Identity primary)
    implements Comparable<Origin> {
  /**
   * Creates an origin.
   *
   * @param source the source
   * @param kind record, patch or event
   * @param id the fragment's id, given or derived from its content
   * @param timestamp the fragment's time
   * @param primary the identity that the fragment is stored under
   */
  public Origin {
    requireNonNull(source);
    requireNonNull(kind);
    requireNonNull(id);
    requireNonNull(timestamp);
    requireNonNull(primary);
  }

  /** {@return the key under which the fragment can be withdrawn} */
  public FragmentKey key() {
    return FragmentKey.of(source, kind, id, timestamp);
  }

  @Override
  public int compareTo(Origin other) {
    int result = timestamp.compareTo(other.timestamp);
    if (result == 0) {
      result = kind.compareTo(other.kind);
    }
    if (result == 0) {
      result = Utf8Order.INSTANCE.compare(source, other.source);
    }
    return result == 0 ? Utf8Order.INSTANCE.compare(id, other.id) : result;
  }

  /**
   * {@return the source, the kind, the time and a fingerprint of the primary identity; not the id}
   */
  @Override
  public String toString() {
    return source + " " + kind + " " + timestamp + " " + primary;
  }
}
