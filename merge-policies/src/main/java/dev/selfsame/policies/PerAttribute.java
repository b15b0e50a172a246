package dev.selfsame.policies;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.PathRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy with a rule for each of some attributes, and another policy for the rest. The other
 * policy selects the sources for all attributes. Immutable, and compared by content.
 *
 * <pre>{@code
 * MergePolicies.perAttribute(MergePolicies.sourcePrecedence("loyalty", "crm"))
 *     .rule("consents.*", AttributeRules.mostRestrictive())
 *     .rule("spend", AttributeRules.sum())
 *     .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PerAttribute implements MergePolicy {
  private final MergePolicy rest;
  private final PathRules rules;

  private PerAttribute(MergePolicy rest, PathRules rules) {
    this.rest = rest;
    this.rules = rules;
  }

  /** Returns a builder that starts from the policy for attributes that have no rule. */
  static Builder over(MergePolicy rest) {
    return new Builder(rest);
  }

  /** {@return the policy for attributes that have no rule} */
  public MergePolicy rest() {
    return rest;
  }

  @Override
  public PathRules attributeRules() {
    return rules;
  }

  @Override
  public String method() {
    return rest.method();
  }

  @Override
  public OptionalInt rank(String source) {
    return rest.rank(source);
  }

  @Override
  public boolean takesEvents(String source) {
    return rest.takesEvents(source);
  }

  @Override
  public List<String> namedSources() {
    return ImmutableSet.<String>builder()
        .addAll(rest.namedSources())
        .addAll(rules.namedSources())
        .build()
        .asList();
  }

  @Override
  public Stitching stitching() {
    return rest.stitching();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PerAttribute that && rest.equals(that.rest) && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rest, rules);
  }

  /** {@return a human-readable form: the policy for the rest, and the rules} */
  @Override
  public String toString() {
    return rest + " with " + rules;
  }

  /** Builder for {@link PerAttribute}. Not safe for use by several threads. */
  public static final class Builder {
    private final MergePolicy rest;
    private final PathRules.Builder rules = PathRules.builder();
    private final Map<String, CustomRule> custom = new HashMap<>();

    private Builder(MergePolicy rest) {
      this.rest = requireNonNull(rest);
      Preconditions.checkArgument(
          rest.attributeRules().asMap().isEmpty(),
          "The policy for the rest has attribute rules itself. Give all rules to one policy.");
    }

    /**
     * Adds a rule for a path.
     *
     * @param path a dotted path, in which any name may be {@code *} to match exactly one name, such
     *     as {@code consents.*}
     * @param rule the rule, of {@link AttributeRules} or a custom one
     * @return this
     * @throws IllegalArgumentException if the path lacks a name or has a rule already, or two
     *     custom functions have the same name
     */
    public Builder rule(String path, AttributeRule rule) {
      if (rule instanceof CustomRule function) {
        CustomRule before = custom.putIfAbsent(function.name(), function);
        Preconditions.checkArgument(
            before == null || before.equals(function),
            "Two custom rules are named %s. Give each its own name.",
            function.name());
      }
      rules.rule(path, rule);
      return this;
    }

    /**
     * Adds a custom function for a path, as a rule of {@link AttributeRules#custom}.
     *
     * @param path a dotted path, in which any name may be {@code *} to match exactly one name
     * @param name the name of the function in provenance
     * @param function a pure function that decides among candidates, the strongest first
     * @return this
     * @throws IllegalArgumentException if the path lacks a name or has a rule already, or the name
     *     is empty, that of a ready-made rule, or that of another function
     */
    public Builder rule(
        String path, String name, Function<List<Candidate>, Optional<Choice>> function) {
      return rule(path, AttributeRules.custom(name, function));
    }

    /**
     * Returns the policy.
     *
     * @return the policy
     * @throws IllegalArgumentException if a rule could apply below one that governs the whole value
     */
    public PerAttribute build() {
      return new PerAttribute(rest, rules.build());
    }
  }
}
