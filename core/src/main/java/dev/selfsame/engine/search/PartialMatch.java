package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StoreState;
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
    members.stream().forEach(member -> state.effective().collectCurrent(member, fragments));
  }

  /** {@return whether the condition holds, as far as this can be known} */
  boolean mayMatch(Condition condition) {
    return RowMatcher.of(condition, this::known).match(0) != CodeMatcher.NO_MATCH;
  }

  /** {@return the matcher of a condition without parts, which holds for the person alone} */
  private RowMatcher known(Condition condition) {
    return attributes
        .computeIfAbsent(RowMatcher.firstName(RowMatcher.path(condition)), this::mergedAt)
        .<RowMatcher>map(
            merged ->
                condition.test(merged)
                    ? new RowMatcher.Not(new RowMatcher.Never())
                    : new RowMatcher.Never())
        .orElseGet(RowMatcher.Unknown::new);
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
