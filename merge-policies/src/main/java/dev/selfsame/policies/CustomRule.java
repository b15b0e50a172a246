package dev.selfsame.policies;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A custom rule: a function with a name. It equals only one of the same function. */
record CustomRule(String name, Function<List<Candidate>, Optional<Choice>> function)
    implements AttributeRule {

  CustomRule {
    Preconditions.checkArgument(
        !name.isEmpty(), "A custom rule needs a name, such as highestTier.");
    Preconditions.checkArgument(
        !RuleCodec.isReadyMade(name),
        "A custom rule is named %s, as a ready-made one is. Give it another name.",
        name);
    requireNonNull(function);
  }

  @Override
  public Optional<Choice> decide(List<Candidate> candidates) {
    return function.apply(candidates);
  }

  /** {@return the rule as JSON would describe it} */
  @Override
  public String toString() {
    return RuleCodec.describe(this).toString();
  }
}
