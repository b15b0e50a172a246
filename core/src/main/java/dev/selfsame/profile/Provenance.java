package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Where one value of a profile came from: the fragment or fragments that said it, the rule that
 * chose it, and the values that lost.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param rule the name of the rule that chose the value: that of the attribute, or the policy's
 *     method
 * @param from the fragments that the value came from, strongest first; more than one if the value
 *     was put together from several
 * @param lost the values that lost, strongest first
 */
public record Provenance(String rule, List<Origin> from, List<LostValue> lost) {

  /**
   * Makes a provenance of its parts.
   *
   * @param rule the name of the rule that chose the value: that of the attribute, or the policy's
   *     method
   * @param from the fragments that the value came from, strongest first; more than one if the value
   *     was put together from several
   * @param lost the values that lost, strongest first
   * @throws IllegalArgumentException if no fragment is named
   */
  public Provenance {
    requireNonNull(rule);
    from = ImmutableList.copyOf(from);
    lost = ImmutableList.copyOf(lost);
    if (from.isEmpty()) {
      throw new IllegalArgumentException("A value comes from at least one fragment. Name it.");
    }
  }

  /** {@return the fragment that the value came from, the strongest if there are several} */
  public Origin winner() {
    return from.get(0);
  }
}
