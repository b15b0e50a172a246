package dev.selfsame.policies;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.List;
import java.util.Optional;

/**
 * The rule in which the value of the first listed source wins, and within one source the newest.
 */
record SourcePrecedenceRule(List<String> sources) implements AttributeRule {
  static final String NAME = "sourcePrecedence";

  SourcePrecedenceRule {
    sources = ImmutableList.copyOf(sources);
    Preconditions.checkArgument(
        !sources.isEmpty(),
        "The rule sourcePrecedence lists no source. List at least one, or use mostRecent.");
    Scope.checkDistinct("the rule sourcePrecedence", sources);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Choice> decide(List<Candidate> candidates) {
    return Picks.bySource(sources, candidates);
  }

  /** {@return a human-readable form, like the JSON definition} */
  @Override
  public String toString() {
    return RuleCodec.describe(this).toString();
  }
}
