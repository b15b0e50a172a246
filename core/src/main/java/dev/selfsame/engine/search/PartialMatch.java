package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.query.Condition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The verification of a condition for a person whose profile cannot be merged, because a custom
 * rule throws. Each name that the condition reads is merged by itself; where that throws too, the
 * values are unknown. So the search fails only if the condition depends on what is unknown.
 */
final class PartialMatch {
  private final StoreState state;
  private final MergePolicy policy;

  /** The effective records and patches of the person. */
  private final IntList fragments = new IntList();

  /** The attributes at each name that was merged, or empty where that throws. */
  private final Map<String, Optional<Map<String, Object>>> attributes = new HashMap<>();

  /**
   * Creates the verification for a person.
   *
   * @param members the identities of the person
   */
  PartialMatch(StoreState state, IntList members, MergePolicy policy) {
    this.state = state;
    this.policy = policy;
    IntList effective = new IntList();
    members.stream().forEach(member -> state.effective().collect(member, effective));
    effective.stream()
        .filter(fragment -> state.log().kind(fragment) != FragmentKind.EVENT)
        .forEach(fragments::add);
  }

  /** {@return MATCH, MAYBE or NO_MATCH, as in {@link RowMatcher}} */
  int match(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().mapToInt(this::match).min().orElse(CodeMatcher.MATCH);
    } else if (condition instanceof Condition.Any any) {
      return any.parts().stream().mapToInt(this::match).max().orElse(CodeMatcher.NO_MATCH);
    } else if (condition instanceof Condition.Not not) {
      return CodeMatcher.MATCH - match(not.part());
    }
    return attributes
        .computeIfAbsent(RowMatcher.firstName(RowMatcher.path(condition)), this::mergedAt)
        .map(merged -> condition.test(merged) ? CodeMatcher.MATCH : CodeMatcher.NO_MATCH)
        .orElse(CodeMatcher.MAYBE);
  }

  private Optional<Map<String, Object>> mergedAt(String name) {
    try {
      return Optional.of(
          PartialMerge.attributes(state, fragments, policy, name::equals).orElseGet(Map::of));
    } catch (RuntimeException ofCustomRule) {
      return Optional.empty();
    }
  }
}
