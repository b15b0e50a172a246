package dev.selfsame.policies;

import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** The rules that compute one number from all candidates. */
final class Totals {
  private Totals() {}

  static Optional<Choice> sum(List<Candidate> candidates) {
    return Optional.of(new Choice(total(candidates), candidates));
  }

  static Optional<Choice> average(List<Candidate> candidates) {
    BigDecimal count = BigDecimal.valueOf(candidates.size());
    return Optional.of(
        new Choice(total(candidates).divide(count, MathContext.DECIMAL64), candidates));
  }

  private static BigDecimal total(List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> ValueKey.decimal(candidate.value()))
        .reduce(BigDecimal::add)
        .orElseThrow();
  }
}
