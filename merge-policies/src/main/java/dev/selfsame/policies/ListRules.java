package dev.selfsame.policies;

import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that make a list of all candidates, the strongest first. */
final class ListRules {
  private ListRules() {}

  /** Lists the elements of all arrays; of equal ones the first. */
  static Optional<Choice> union(List<Candidate> arrays) {
    return Optional.of(new Choice(distinct(elements(arrays)), arrays));
  }

  /** Lists the elements of all arrays, including equal ones. */
  static Optional<Choice> append(List<Candidate> arrays) {
    return Optional.of(new Choice(elements(arrays), arrays));
  }

  /** Lists all values; of equal ones the first. */
  static Optional<Choice> allValues(List<Candidate> candidates) {
    List<Object> values = candidates.stream().map(Candidate::value).toList();
    return Optional.of(new Choice(distinct(values), candidates));
  }

  private static List<@Nullable Object> elements(List<Candidate> arrays) {
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
