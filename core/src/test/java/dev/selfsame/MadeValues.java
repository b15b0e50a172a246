package dev.selfsame;

import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import dev.selfsame.profile.AttributeRule.ValueType;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.PathRules;
import dev.selfsame.profile.TestPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A policy whose rules make values that stand in no fragment. */
public record MadeValues(TestPolicy base) implements MergePolicy {
  private static final PathRules RULES =
      PathRules.builder()
          .rule("n", new Rule("sum", ValueType.NUMBER))
          .rule("name", new Rule("joined", ValueType.STRING))
          .rule("flag", new Rule("nothing", ValueType.BOOLEAN))
          .build();

  /** A rule that makes a value of all candidates. */
  record Rule(String name, ValueType type) implements AttributeRule {
    @Override
    public boolean fits(ValueType other) {
      return type == other;
    }

    @Override
    public Optional<Choice> decide(List<Candidate> candidates) {
      return switch (name) {
        case "sum" -> Optional.of(new Choice(sum(candidates), candidates));
        case "joined" -> Optional.of(new Choice(joined(candidates), candidates));
        default -> Optional.empty();
      };
    }

    private static BigDecimal sum(List<Candidate> candidates) {
      return candidates.stream()
          .map(candidate -> new BigDecimal(candidate.value().toString()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of several texts it makes one that is not well-formed. */
    private static String joined(List<Candidate> candidates) {
      return String.join(
          "\ud83d", candidates.stream().map(candidate -> (String) candidate.value()).toList());
    }
  }

  @Override
  public String method() {
    return "made";
  }

  @Override
  public OptionalInt rank(String source) {
    return base.rank(source);
  }

  @Override
  public PathRules attributeRules() {
    return RULES;
  }
}
