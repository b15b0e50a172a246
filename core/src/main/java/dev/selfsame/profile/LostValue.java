package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A value that lost against another one, with its origins and the reason.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param path the path of the value; it differs from the winner's path only if the kinds of the
 *     values differ
 * @param value the value, as in {@link ProfileFragment#attributes}
 * @param from the origins of the value, newest first; more than one for an array that patches
 *     appended to
 * @param reason the reason why it lost
 * @since 0.1.0
 */
public record LostValue(String path, Object value, List<Origin> from, Reason reason) {

  /**
   * Creates a lost value.
   *
   * @param path the path of the value; it differs from the winner's path only if the kinds of the
   *     values differ
   * @param value the value, as in {@link ProfileFragment#attributes}
   * @param from the origins of the value, newest first; more than one for an array that patches
   *     appended to
   * @param reason the reason why it lost
   */
  public LostValue {
    requireNonNull(path);
    requireNonNull(value);
    from = ImmutableList.copyOf(from);
    requireNonNull(reason);
  }

  /** {@return the path, the origins and the reason; not the value} */
  @Override
  public String toString() {
    return "LostValue[" + path + " of " + from + ", " + reason + "]";
  }

  /** The reason why a {@link LostValue} did not become the value. */
  public enum Reason {
    /** Its source ranks lower than that of the winner. */
    LOWER_RANK,
    /** Its source ranks equally, and it is older. */
    OLDER,
    /** It is of another kind (object, array or scalar) than the strongest value at that path. */
    KIND_MISMATCH,
    /** The attribute's rule cannot work on it, or works on values of another type. */
    TYPE_MISMATCH,
    /** The attribute's rule chose another value. */
    NOT_CHOSEN
  }
}
