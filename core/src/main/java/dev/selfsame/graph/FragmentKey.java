package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What names one version of what a source said: the source and the id for an event; for a record or
 * a patch the kind and the timestamp as well, since a source's row keeps its id from version to
 * version.
 *
 * <p>An id may hold personal data, so {@link #toString} leaves it out.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param source the source
 * @param kind record, patch or event
 * @param id the id, given or derived from the content
 * @param timestamp the time of a record or a patch; null for an event
 */
public record FragmentKey(
    String source, FragmentKind kind, String id, @Nullable Instant timestamp) {

  /**
   * Makes a key.
   *
   * @param source the source
   * @param kind record, patch or event
   * @param id the id, given or derived from the content
   * @param timestamp the time of a record or a patch; null for an event
   * @throws IllegalArgumentException if a record or a patch has no timestamp, or an event has one
   */
  public FragmentKey {
    requireNonNull(source);
    requireNonNull(kind);
    requireNonNull(id);
    Preconditions.checkArgument(
        (kind == FragmentKind.EVENT) == (timestamp == null),
        "The key of a record or a patch has a timestamp, that of an event has none. Use record(...), patch(...) or event(...).");
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
    return new FragmentKey(source, FragmentKind.RECORD, id, timestamp);
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
    return new FragmentKey(source, FragmentKind.PATCH, id, timestamp);
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

  /** {@return source, kind and time; not the id} */
  @Override
  public String toString() {
    return "FragmentKey["
        + source
        + ", "
        + kind
        + (timestamp == null ? "]" : ", " + timestamp + "]");
  }
}
