package dev.selfsame.policies;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A custom rule: a function with a name. Two are equal only if their names and functions are. */
record CustomRule(String name, Function<List<Candidate>, Optional<Choice>> function)
    implements AttributeRule {

  CustomRule {
    Preconditions.checkArgument(
        !name.isEmpty(), "A custom rule needs a name, such as highestTier.");
    Preconditions.checkArgument(
        !RuleCodec.isReadyMade(name),
        "The custom rule %s has the name of a ready-made rule. Give it another name.",
        name);
    requireNonNull(function);
  }

  @Override
  public Optional<Choice> decide(List<Candidate> candidates) {
    return function.apply(candidates);
  }

  /** {@return a human-readable form, like the JSON definition} */
  @Override
  public String toString() {
    return RuleCodec.describe(this).toString();
  }
}
