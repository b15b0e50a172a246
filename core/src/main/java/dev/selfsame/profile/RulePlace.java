package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import dev.selfsame.profile.AttributeRule.ValueType;
import dev.selfsame.profile.Node.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * A path in a tree of attributes, with the rule that governs it and the rules that may match below
 * it.
 */
final class RulePlace {
  /** A path that no rule governs, and none below it. */
  static final RulePlace FREE = new RulePlace(0, null, ImmutableList.of());

  /** A rule and the pattern of its path. */
  record Entry(PathPattern pattern, AttributeRule rule) {}

  private final int depth;
  private final @Nullable Entry governing;

  /** The rules whose pattern is longer than this path and matches it so far. */
  private final ImmutableList<Entry> open;

  private RulePlace(int depth, @Nullable Entry governing, ImmutableList<Entry> open) {
    this.depth = depth;
    this.governing = governing;
    this.open = open;
  }

  static RulePlace root(ImmutableList<Entry> entries) {
    return entries.isEmpty() ? FREE : new RulePlace(0, null, entries);
  }

  /** {@return the rule that governs this path, or the value that the path is part of} */
  @Nullable AttributeRule rule() {
    return governing == null ? null : governing.rule();
  }

  /** {@return whether no rule governs this path or one below it} */
  boolean isFree() {
    return governing == null && open.isEmpty();
  }

  /** {@return whether the rule, if there is one, can work on a leaf at this path} */
  boolean fits(Leaf leaf) {
    AttributeRule rule = rule();
    return rule == null || rule.governsWholeValue() || rule.fits(ValueType.of(leaf.value()));
  }

  /** {@return the path below this one} Costs O(rules that may match below it). */
  RulePlace child(String name) {
    if (open.isEmpty()) {
      return this;
    }
    Entry best = governing;
    ImmutableList.Builder<Entry> stillOpen = ImmutableList.builder();
    for (Entry entry : open) {
      if (!entry.pattern().allows(depth, name)) {
        continue;
      }
      if (entry.pattern().length() > depth + 1) {
        stillOpen.add(entry);
      } else if (best == null || entry.pattern().beats(best.pattern())) {
        best = entry;
      }
    }
    return new RulePlace(depth + 1, best, stillOpen.build());
  }
}
