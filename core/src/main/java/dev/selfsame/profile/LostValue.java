package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A value that lost against another one, with where it came from and why it lost.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param path where the value stood; it differs from the winner's path only if the kinds of the
 *     values differ
 * @param value the value, as in {@link ProfileFragment#attributes}
 * @param from the fragments that it came from, newest first; more than one for an array that
 *     patches appended to
 * @param reason why it lost
 */
public record LostValue(String path, Object value, List<Origin> from, Reason reason) {

  /**
   * Makes a candidate of its parts.
   *
   * @param path where the value stood; it differs from the winner's path only if the kinds of the
   *     values differ
   * @param value the value, as in {@link ProfileFragment#attributes}
   * @param from the fragments that it came from, newest first; more than one for an array that
   *     patches appended to
   * @param reason why it lost
   */
  public LostValue {
    requireNonNull(path);
    requireNonNull(value);
    from = ImmutableList.copyOf(from);
    requireNonNull(reason);
  }

  /** {@return path, source and reason; not the value} */
  @Override
  public String toString() {
    return "Candidate[" + path + " of " + from + ", " + reason + "]";
  }

  /** Why a {@link LostValue} did not become the value. */
  public enum Reason {
    /** Its source ranks lower than that of the winner. */
    LOWER_RANK,
    /** It is of equal rank and older. */
    OLDER,
    /** It is of another kind (object, array or scalar) than the strongest value at that place. */
    KIND_MISMATCH,
    /** The attribute's rule cannot work on it, or works on values of another type. */
    TYPE_MISMATCH,
    /** The attribute's rule chose another one. */
    NOT_CHOSEN
  }
}
