package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.Node.Leaf;
import dev.selfsame.profile.RulePlace.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attribute rules of a policy, by path.
 *
 * <p>In a path {@code *} matches exactly one name: {@code consents.*} matches {@code
 * consents.email} and what is below it. Where several rules match a value, their paths are compared
 * name by name from the left: an exact name beats {@code *}, and any name beats the end of the
 * path. So at {@code a.b} the rule for {@code a} takes precedence over that for {@code *.b}, and
 * that for {@code a.b} over both.
 *
 * <p>Immutable, compared by content (regardless of the order in which rules were added), and safe
 * for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class PathRules {
  private static final PathRules NONE = builder().build();
  private static final Splitter DOTS = Splitter.on('.');

  private final ImmutableMap<String, AttributeRule> rules;
  private final ImmutableList<String> sources;
  private final RulePlace root;

  private PathRules(Map<String, AttributeRule> rules, ImmutableList<Entry> entries) {
    this.rules = ImmutableMap.copyOf(rules);
    ImmutableSet.Builder<String> named = ImmutableSet.builder();
    rules.values().forEach(rule -> named.addAll(rule.sources()));
    this.sources = named.build().asList();
    this.root = RulePlace.root(entries);
  }

  /** {@return the empty set of rules} */
  public static PathRules none() {
    return NONE;
  }

  /**
   * Returns a builder for a set of rules.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the rules by path, in the order in which they were added} */
  public Map<String, AttributeRule> asMap() {
    return rules;
  }

  /** {@return the sources that the rules mention, each once} */
  public List<String> namedSources() {
    return sources;
  }

  /**
   * Returns the rule that decides the value at a path, or the whole value that the path is part of.
   * Costs O(rules x names in the path).
   *
   * @param path a dotted path, such as {@code consents.email}
   * @return the rule, or empty when the policy itself decides
   */
  public Optional<AttributeRule> at(String path) {
    RulePlace place = root;
    for (String name : DOTS.split(path)) {
      place = place.child(name);
    }
    return Optional.ofNullable(place.rule());
  }

  RulePlace root() {
    return root;
  }

  /** {@return a source's tree without the values at paths whose rule does not use the source} */
  Branch taken(Branch tree, String source) {
    return sources.isEmpty() ? tree : taken(tree, source, root);
  }

  private static Branch taken(Branch tree, String source, RulePlace place) {
    Branch taken = new Branch();
    tree.forEach(
        (name, child) -> {
          RulePlace below = place.child(name);
          AttributeRule rule = below.rule();
          boolean decidedHere = child instanceof Leaf || (rule != null && rule.governsWholeValue());
          if (!decidedHere) {
            Branch part = taken((Branch) child, source, below);
            if (!part.isEmpty()) {
              taken.put(name, part);
            }
          } else if (rule == null || rule.sources().isEmpty() || rule.sources().contains(source)) {
            taken.put(name, child);
          }
        });
    return taken;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathRules that && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  /** {@return the rules by path} */
  @Override
  public String toString() {
    return rules.toString();
  }

  /** Builder for {@link PathRules}. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<String, AttributeRule> rules = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a rule for a path.
     *
     * @param path a dotted path, in which any name may be {@code *} to match exactly one name
     * @param rule the rule
     * @return this
     * @throws IllegalArgumentException if the path lacks a name or has a rule already
     */
    public Builder rule(String path, AttributeRule rule) {
      PathPattern.parse(path);
      AttributeRule before = rules.putIfAbsent(path, requireNonNull(rule));
      Preconditions.checkArgument(
          before == null,
          "The path '%s' has two rules, %s and %s. Keep one of them.",
          path,
          before == null ? "" : before.name(),
          rule.name());
      return this;
    }

    /**
     * Returns the rules.
     *
     * @return the rules
     * @throws IllegalArgumentException if a rule could apply below one that governs the whole value
     */
    public PathRules build() {
      ImmutableList.Builder<Entry> builder = ImmutableList.builder();
      rules.forEach((path, rule) -> builder.add(new Entry(PathPattern.parse(path), rule)));
      ImmutableList<Entry> entries = builder.build();
      for (Entry above : entries) {
        if (above.rule().governsWholeValue()) {
          entries.forEach(below -> checkNotBelow(above, below));
        }
      }
      return new PathRules(rules, entries);
    }

    private static void checkNotBelow(Entry above, Entry below) {
      Preconditions.checkArgument(
          !above.pattern().isAbove(below.pattern()),
          "The rule %s for '%s' is below %s for '%s', which governs the whole value. Remove one of them, or give the upper one a path that does not cover the other.",
          below.rule().name(),
          below.pattern(),
          above.rule().name(),
          above.pattern());
    }
  }
}
