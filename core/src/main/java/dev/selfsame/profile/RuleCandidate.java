package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A value among which an {@link AttributeRule} decides: what one source says about one primary
 * identity at one path. Equal values of two such trees are two candidates.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param value the value, as in {@link ProfileFragment#attributes}
 * @param from the fragments that it came from, newest first; more than one for an array that
 *     patches appended to, and for an object of several fragments
 */
public record RuleCandidate(Object value, List<Origin> from) {

  /**
   * Makes a candidate of its parts.
   *
   * @param value the value, as in {@link ProfileFragment#attributes}
   * @param from the fragments that it came from, newest first; more than one for an array that
   *     patches appended to, and for an object of several fragments
   * @throws IllegalArgumentException if no fragment is named
   */
  public RuleCandidate {
    requireNonNull(value);
    from = ImmutableList.copyOf(from);
    if (from.isEmpty()) {
      throw new IllegalArgumentException("A candidate comes from at least one fragment. Name it.");
    }
  }

  /** {@return the fragment that says how new the value is: it is as new as its newest part} */
  public Origin newest() {
    return from.get(0);
  }

  /** {@return the source that says so} */
  public String source() {
    return newest().source();
  }

  /** {@return the source and how new it is; not the value} */
  @Override
  public String toString() {
    return "RuleCandidate[" + newest() + "]";
  }
}
