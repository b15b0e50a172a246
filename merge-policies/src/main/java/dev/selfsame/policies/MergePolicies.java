package dev.selfsame.policies;

import dev.selfsame.json.PolicyCodec;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.MergePolicy;
import java.util.List;

/**
 * The ready-made merge policies.
 *
 * <pre>{@code
 * MergePolicies.timestampOrdered();                       // the newest value wins
 * MergePolicies.sourcePrecedence("loyalty", "crm");       // loyalty's value wins, then that of crm; others take no part
 * SourcePrecedence.builder(List.of("loyalty", "crm")).unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP).build();
 * MergePolicies.perAttribute(MergePolicies.timestampOrdered()) // a rule for some attributes
 *     .rule("consents.*", AttributeRules.mostRestrictive())
 *     .build();
 * }</pre>
 *
 * <p>Modelled on the merge methods of Adobe's Real-Time Customer Profile. Policies are values:
 * immutable, compared by content, and safe for use by any number of threads.
 */
public final class MergePolicies {
  private MergePolicies() {}

  /** {@return the policy by which the newest value wins, whatever its source} */
  public static MergePolicy timestampOrdered() {
    return TimestampOrdered.builder().build();
  }

  /**
   * Returns the policy by which the value of the source that stands first wins, and inside one
   * source the newest. Sources that are not listed take no part with records and patches; events
   * come from all sources.
   *
   * @param sources one or more sources, the strongest first
   * @return the policy
   * @throws IllegalArgumentException if no source is listed, or one twice
   */
  public static MergePolicy sourcePrecedence(String... sources) {
    return SourcePrecedence.builder(List.of(sources)).build();
  }

  /**
   * Starts a policy with a rule for each of some attributes, and another policy for the rest.
   *
   * @param rest the policy for attributes that have no rule, which also chooses the sources
   * @return the builder
   * @throws IllegalArgumentException if it has rules for attributes itself
   */
  public static PerAttribute.Builder perAttribute(MergePolicy rest) {
    return PerAttribute.over(rest);
  }

  /** {@return what turns the JSON definitions of these policies into policies, and back} */
  public static PolicyCodec codec() {
    return DefinitionCodec.INSTANCE;
  }

  /**
   * Returns what turns the JSON definitions of these policies into policies, and back, and knows
   * custom rules, which settings name as {@code {"rule": "highestTier"}}.
   *
   * @param custom the custom rules
   * @return the codec
   * @throws IllegalArgumentException if two of them have one name, or one that of a ready-made rule
   */
  public static PolicyCodec codec(AttributeRule... custom) {
    return new DefinitionCodec(RuleCodec.of(List.of(custom)));
  }
}
