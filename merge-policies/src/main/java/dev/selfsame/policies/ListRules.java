package dev.selfsame.policies;

import dev.selfsame.profile.RuleCandidate;
import dev.selfsame.profile.RuleChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that make a list of all, the strongest first. */
final class ListRules {
  private ListRules() {}

  /** ListRules the elements of all arrays; of the same ones the first. */
  static Optional<RuleChoice> union(List<RuleCandidate> arrays) {
    return Optional.of(new RuleChoice(distinct(elements(arrays)), arrays));
  }

  /** ListRules the elements of all arrays, the same ones again. */
  static Optional<RuleChoice> append(List<RuleCandidate> arrays) {
    return Optional.of(new RuleChoice(elements(arrays), arrays));
  }

  /** ListRules all values; of the same ones the first. */
  static Optional<RuleChoice> allValues(List<RuleCandidate> candidates) {
    List<Object> values = candidates.stream().map(RuleCandidate::value).toList();
    return Optional.of(new RuleChoice(distinct(values), candidates));
  }

  private static List<@Nullable Object> elements(List<RuleCandidate> arrays) {
    List<@Nullable Object> elements = new ArrayList<>();
    arrays.forEach(array -> elements.addAll((List<?>) array.value()));
    return elements;
  }

  private static List<@Nullable Object> distinct(List<? extends @Nullable Object> values) {
    Set<ValueKey> seen = new HashSet<>();
    List<@Nullable Object> distinct = new ArrayList<>();
    for (Object value : values) {
      if (seen.add(ValueKey.of(value))) {
        distinct.add(value);
      }
    }
    return distinct;
  }
}
