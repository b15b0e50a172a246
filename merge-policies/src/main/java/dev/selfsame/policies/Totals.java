package dev.selfsame.policies;

import dev.selfsame.profile.RuleCandidate;
import dev.selfsame.profile.RuleChoice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** The rules that make one number of all. */
final class Totals {
  private Totals() {}

  static Optional<RuleChoice> sum(List<RuleCandidate> candidates) {
    return Optional.of(new RuleChoice(total(candidates), candidates));
  }

  static Optional<RuleChoice> average(List<RuleCandidate> candidates) {
    BigDecimal count = BigDecimal.valueOf(candidates.size());
    return Optional.of(
        new RuleChoice(total(candidates).divide(count, MathContext.DECIMAL64), candidates));
  }

  private static BigDecimal total(List<RuleCandidate> candidates) {
    return candidates.stream()
        .map(candidate -> ValueKey.decimal(candidate.value()))
        .reduce(BigDecimal::add)
        .orElseThrow();
  }
}
