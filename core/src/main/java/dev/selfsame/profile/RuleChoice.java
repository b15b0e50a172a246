package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What an {@link AttributeRule} decided: the value, and the candidates that it is made of. All
 * other candidates have lost.
 *
 * <p>Immutable and safe for use by any number of threads if its value is; what the merge makes of
 * it is a copy.
 *
 * @param value the value; an empty text, list or map are no value
 * @param from one or more of the candidates that the rule was given
 */
public record RuleChoice(Object value, List<RuleCandidate> from) {

  /**
   * Makes a choice of its parts.
   *
   * @param value the value; an empty text, list or map are no value
   * @param from one or more of the candidates that the rule was given
   * @throws IllegalArgumentException if no candidate is named
   */
  public RuleChoice {
    requireNonNull(value);
    from = ImmutableList.copyOf(from);
    if (from.isEmpty()) {
      throw new IllegalArgumentException(
          "A value is made of at least one candidate. Name it, or answer Optional.empty().");
    }
  }

  /**
   * Returns the choice of one candidate as it is.
   *
   * @param candidate the candidate
   * @return the choice
   */
  public static RuleChoice of(RuleCandidate candidate) {
    return new RuleChoice(candidate.value(), ImmutableList.of(candidate));
  }

  /** {@return the candidates, without their values} */
  @Override
  public String toString() {
    return "RuleChoice" + from;
  }
}
