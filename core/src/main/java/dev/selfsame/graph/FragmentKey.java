package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of a fragment: the source and the id for an event; for a record or a patch the kind and
 * the timestamp as well, since a row of a source keeps its id from version to version.
 *
 * <p>An id may hold personal data, so {@link #toString} leaves it out.
 *
 * <p>Immutable, compared by content, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class FragmentKey {
  private final String source;
  private final FragmentKind kind;
  private final String id;
  private final @Nullable Instant timestamp;

  private FragmentKey(String source, FragmentKind kind, String id, @Nullable Instant timestamp) {
    this.source = requireNonNull(source);
    this.kind = requireNonNull(kind);
    this.id = requireNonNull(id);
    this.timestamp = timestamp;
  }

  /**
   * Returns the key of a fragment.
   *
   * @param source the source
   * @param kind record, patch or event
   * @param id the id, given or derived from the content
   * @param timestamp the time of the fragment, which is not part of the key of an event
   * @return the key
   */
  public static FragmentKey of(String source, FragmentKind kind, String id, Instant timestamp) {
    requireNonNull(timestamp);
    return new FragmentKey(source, kind, id, kind == FragmentKind.EVENT ? null : timestamp);
  }

  /**
   * Returns the key of a record.
   *
   * @param source the source
   * @param id the id of the source's row
   * @param timestamp the time of the version
   * @return the key
   */
  public static FragmentKey record(String source, String id, Instant timestamp) {
    return of(source, FragmentKind.RECORD, id, timestamp);
  }

  /**
   * Returns the key of a patch.
   *
   * @param source the source
   * @param id the id of the patch
   * @param timestamp the time of the patch
   * @return the key
   */
  public static FragmentKey patch(String source, String id, Instant timestamp) {
    return of(source, FragmentKind.PATCH, id, timestamp);
  }

  /**
   * Returns the key of an event.
   *
   * @param source the source
   * @param id the id of the event
   * @return the key
   */
  public static FragmentKey event(String source, String id) {
    return new FragmentKey(source, FragmentKind.EVENT, id, null);
  }

  /** {@return the source} */
  public String source() {
    return source;
  }

  /** {@return whether the fragment is a record, a patch or an event} */
  public FragmentKind kind() {
    return kind;
  }

  /** {@return the id, given or derived from the content} */
  public String id() {
    return id;
  }

  /** {@return the time of a record or a patch; empty for an event} */
  public Optional<Instant> timestamp() {
    return Optional.ofNullable(timestamp);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FragmentKey that
        && source.equals(that.source)
        && kind == that.kind
        && id.equals(that.id)
        && Objects.equals(timestamp, that.timestamp);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, kind, id, timestamp);
  }

  /** {@return the source, the kind and the time; not the id} */
  @Override
  public String toString() {
    return "FragmentKey["
        + source
        + ", "
        + kind
        + (timestamp == null ? "]" : ", " + timestamp + "]");
  }
}
