package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The provenance of one value of a profile: the fragments that it came from, the rule that chose
 * it, and the lost values.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param rule the name of the rule that chose the value: that of the attribute, or the policy's
 *     method
 * @param from the fragments that the value came from, strongest first; more than one if the value
 *     was merged from several
 * @param lost the lost values, strongest first
 * @since 0.1.0
 */
public record Provenance(String rule, List<Origin> from, List<LostValue> lost) {

  /**
   * Creates a provenance.
   *
   * @param rule the name of the rule that chose the value: that of the attribute, or the policy's
   *     method
   * @param from the fragments that the value came from, strongest first; more than one if the value
   *     was merged from several
   * @param lost the lost values, strongest first
   * @throws IllegalArgumentException if {@code from} is empty
   */
  public Provenance {
    requireNonNull(rule);
    from = ImmutableList.copyOf(from);
    lost = lost instanceof LostValues ? lost : ImmutableList.copyOf(lost);
    if (from.isEmpty()) {
      throw new IllegalArgumentException(
          "The provenance has no fragment. Give the one that the value came from.");
    }
  }

  /** {@return the fragment that the value came from, the strongest if there are several} */
  public Origin winner() {
    return from.get(0);
  }
}
