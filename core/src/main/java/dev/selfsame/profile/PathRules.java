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
 * The rules of a policy for single attributes, by path.
 *
 * <p>In a path {@code *} is exactly one name: {@code consents.*} stands for {@code consents.email}
 * and for what is below it. Where several rules stand for one value, the paths are compared name by
 * name from the left: an exact name beats {@code *}, and any name beats the end of the path. So
 * {@code a} goes before {@code *.b} at {@code a.b}, and {@code a.b} before both.
 *
 * <p>Immutable, compared by content (the order in which rules were given plays no part), and safe
 * for use by any number of threads.
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

  /** {@return no rules} */
  public static PathRules none() {
    return NONE;
  }

  /**
   * Starts a set of rules.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the rules by path, in the order in which they were given} */
  public Map<String, AttributeRule> asMap() {
    return rules;
  }

  /** {@return the sources that the rules name, each once} */
  public List<String> namedSources() {
    return sources;
  }

  /**
   * Returns the rule that decides the value at a path, or the whole value that the path is a part
   * of. Costs O(rules x names of the path).
   *
   * @param path names with dots between them, such as {@code consents.email}
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

  /** {@return a source's tree without what stands where a rule does not look at the source} */
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

  /** A set of rules in the making. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<String, AttributeRule> rules = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Gives a path a rule.
     *
     * @param path names with dots between them, of which any may be {@code *} for any one name
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
     * @throws IllegalArgumentException if a rule can come to stand below one that governs the whole
     *     value
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
          "The rule %s for '%s' stands below %s for '%s', which governs the whole value. Take one of them out, or give the upper one a path that does not meet it.",
          below.rule().name(),
          below.pattern(),
          above.rule().name(),
          above.pattern());
    }
  }
}
