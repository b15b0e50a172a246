package dev.selfsame.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that choose one of the candidates. Ties are won by the newest. */
final class Picks {
  private static final Comparator<Candidate> BY_AGE = Comparator.comparing(Candidate::newest);
  private static final Comparator<Candidate> BY_VALUE =
      (a, b) -> compareValues(a.value(), b.value());

  private Picks() {}

  static Optional<Choice> mostRecent(List<Candidate> candidates) {
    return candidates.stream().max(BY_AGE).map(Choice::of);
  }

  static Optional<Choice> earliest(List<Candidate> candidates) {
    return candidates.stream().min(BY_AGE).map(Choice::of);
  }

  static Optional<Choice> mostFrequent(List<Candidate> candidates) {
    Map<ValueKey, Integer> counts = new HashMap<>();
    candidates.forEach(candidate -> counts.merge(ValueKey.of(candidate.value()), 1, Integer::sum));
    return greatest(
        candidates,
        Comparator.comparingInt(
            candidate -> counts.getOrDefault(ValueKey.of(candidate.value()), 0)));
  }

  static Optional<Choice> longest(List<Candidate> candidates) {
    return greatest(candidates, Comparator.comparingInt(Picks::codePoints));
  }

  static Optional<Choice> min(List<Candidate> candidates) {
    return greatest(candidates, BY_VALUE.reversed());
  }

  static Optional<Choice> max(List<Candidate> candidates) {
    return greatest(candidates, BY_VALUE);
  }

  static Optional<Choice> mostRestrictive(List<Candidate> candidates) {
    return greatest(candidates, Comparator.comparing(candidate -> !((Boolean) candidate.value())));
  }

  /** Chooses the newest candidate of the first source in a list that has one. */
  static Optional<Choice> bySource(List<String> sources, List<Candidate> candidates) {
    Comparator<Candidate> byPlace =
        Comparator.comparingInt(candidate -> sources.indexOf(candidate.source()));
    return greatest(candidates, byPlace.reversed());
  }

  private static Optional<Choice> greatest(
      List<Candidate> candidates, Comparator<Candidate> order) {
    return candidates.stream().max(order.thenComparing(BY_AGE)).map(Choice::of);
  }

  private static int codePoints(Candidate candidate) {
    String text = (String) candidate.value();
    return text.codePointCount(0, text.length());
  }

  private static int compareValues(Object a, Object b) {
    if (a instanceof String text && b instanceof String other) {
      return Arrays.compareUnsigned(text.getBytes(UTF_8), other.getBytes(UTF_8));
    }
    return ValueKey.decimal(a).compareTo(ValueKey.decimal(b));
  }
}
