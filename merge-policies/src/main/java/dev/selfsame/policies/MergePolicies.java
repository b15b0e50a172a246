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
 * MergePolicies.sourcePrecedence("loyalty", "crm");       // loyalty's value wins, then crm's; others take no part
 * SourcePrecedence.builder(List.of("loyalty", "crm")).unlisted(Unlisted.AFTERWARDS_BY_TIMESTAMP).build();
 * MergePolicies.perAttribute(MergePolicies.timestampOrdered()) // a rule for some attributes
 *     .rule("consents.*", AttributeRules.mostRestrictive())
 *     .build();
 * }</pre>
 *
 * <p>Modelled on the merge methods of Adobe's Real-Time Customer Profile. Policies are values:
 * immutable, compared by content, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class MergePolicies {
  private MergePolicies() {}

  /** {@return the policy in which the newest value wins, whatever its source} */
  public static MergePolicy timestampOrdered() {
    return TimestampOrdered.builder().build();
  }

  /**
   * Returns the policy in which the value of the first listed source wins, and within one source
   * the newest. Records and patches of unlisted sources take no part; events of all sources do.
   *
   * @param sources one or more sources, the strongest first
   * @return the policy
   * @throws IllegalArgumentException if no source is listed, or one is listed twice
   */
  public static MergePolicy sourcePrecedence(String... sources) {
    return SourcePrecedence.builder(List.of(sources)).build();
  }

  /**
   * Returns a builder for a policy with a rule for each of some attributes and another policy for
   * the rest.
   *
   * @param rest the policy for attributes that have no rule, which also selects the sources
   * @return the builder
   * @throws IllegalArgumentException if it has attribute rules itself
   */
  public static PerAttribute.Builder perAttribute(MergePolicy rest) {
    return PerAttribute.over(rest);
  }

  /** {@return the codec between these policies and their JSON definitions} */
  public static PolicyCodec codec() {
    return DefinitionCodec.INSTANCE;
  }

  /**
   * Returns the codec between these policies and their JSON definitions that also supports custom
   * rules, which settings refer to by name, such as {@code {"rule": "highestTier"}}.
   *
   * @param custom the custom rules
   * @return the codec
   * @throws IllegalArgumentException if two of them have the same name, or one has the name of a
   *     ready-made rule
   */
  public static PolicyCodec codec(AttributeRule... custom) {
    return new DefinitionCodec(RuleCodec.of(List.of(custom)));
  }
}
