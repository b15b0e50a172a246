package dev.selfsame.policies;

import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ready-made attribute rules.
 *
 * <pre>{@code
 * MergePolicies.perAttribute(MergePolicies.timestampOrdered())
 *     .rule("consents.*", AttributeRules.mostRestrictive())
 *     .rule("orders", AttributeRules.mergeByKey("id"))
 *     .rule("phone", AttributeRules.sourcePrecedence("crm"))
 *     .build();
 * }</pre>
 *
 * <p>A rule works on candidates of one type, as described at {@link AttributeRule}: on those whose
 * type is that of the strongest one that fits. Integers and decimals are one type and compare by
 * value: 1 and 1.0 are equal. Ties are won by the newest value. Where no candidate fits, such as
 * for a sum of strings, the policy for the rest decides.
 *
 * <p>Rules are values: immutable, compared by content, printed like their JSON definition, and safe
 * for use by any number of threads. Each costs O(n) in the number of candidates and the size of
 * their values.
 *
 * @since 0.1.0
 */
public final class AttributeRules {
  private AttributeRules() {}

  /** {@return the rule in which the newest value wins, whatever its source} */
  public static AttributeRule mostRecent() {
    return BuiltInRule.MOST_RECENT;
  }

  /** {@return the rule in which the oldest value wins, whatever its source} */
  public static AttributeRule earliest() {
    return BuiltInRule.EARLIEST;
  }

  /**
   * Returns the rule in which the value of the first listed source wins, and within one source the
   * newest. Values of unlisted sources take no part: without a value of a listed source there is no
   * value.
   *
   * @param sources one or more sources, the strongest first
   * @return the rule
   * @throws IllegalArgumentException if no source is listed, or one is listed twice
   */
  public static AttributeRule sourcePrecedence(String... sources) {
    return new SourcePrecedenceRule(List.of(sources));
  }

  /** {@return the rule in which the value that most candidates have wins} */
  public static AttributeRule mostFrequent() {
    return BuiltInRule.MOST_FREQUENT;
  }

  /** {@return the rule in which the string with the most code points wins} */
  public static AttributeRule longest() {
    return BuiltInRule.LONGEST;
  }

  /**
   * {@return the rule in which the smallest number wins, or of strings the first in UTF-8 byte
   * order, which is the oldest of dates written like 2026-02-11}
   */
  public static AttributeRule min() {
    return BuiltInRule.MIN;
  }

  /**
   * {@return the rule in which the largest number wins, or of strings the last in UTF-8 byte order,
   * which is the newest of dates written like 2026-02-11}
   */
  public static AttributeRule max() {
    return BuiltInRule.MAX;
  }

  /**
   * {@return the rule that returns the exact sum of the numbers} It uses the current values of the
   * sources, one for each source and primary identity, so merging and splitting profiles never
   * counts anything twice.
   */
  public static AttributeRule sum() {
    return BuiltInRule.SUM;
  }

  /** {@return the rule that returns the mean of the numbers, rounded once to 16 digits} */
  public static AttributeRule average() {
    return BuiltInRule.AVERAGE;
  }

  /**
   * {@return the rule that returns the union of arrays: the elements of all of them, those of the
   * strongest first, and of equal elements the first}
   */
  public static AttributeRule union() {
    return BuiltInRule.UNION;
  }

  /**
   * {@return the rule that concatenates arrays: all elements of all of them, those of the strongest
   * first, including equal elements}
   */
  public static AttributeRule append() {
    return BuiltInRule.APPEND;
  }

  /**
   * Returns the rule that merges arrays of objects: objects that have the same value under the key
   * are treated as one and are merged name by name, with gaps filled from the weaker one. The
   * elements of the strongest array are first. An element without the key is left unchanged, and
   * elements of one array are never merged with each other.
   *
   * @param key the name that identifies objects, such as {@code id}
   * @return the rule
   * @throws IllegalArgumentException if the key is empty or contains a dot
   */
  public static AttributeRule mergeByKey(String key) {
    return new MergeByKeyRule(key);
  }

  /**
   * {@return the rule in which an object is one value: the strongest is used whole, never half an
   * address from each of two sources} An object is as new as its newest part.
   */
  public static AttributeRule atomic() {
    return BuiltInRule.ATOMIC;
  }

  /** {@return the rule for permissions, in which false beats true} */
  public static AttributeRule mostRestrictive() {
    return BuiltInRule.MOST_RESTRICTIVE;
  }

  /** {@return the rule that lists all values, the strongest first, and of equal ones the first} */
  public static AttributeRule allValues() {
    return BuiltInRule.ALL_VALUES;
  }

  /**
   * Returns a custom rule for leaves of any type.
   *
   * <pre>{@code
   * AttributeRules.custom("highestTier", candidates ->
   *     candidates.stream().max(comparing(candidate -> TIERS.indexOf(candidate.value()))).map(Choice::of));
   * }</pre>
   *
   * <p>For a whole value, or only certain types, implement {@link AttributeRule}. Two such rules
   * are equal if they have the same name and the same function, so keep the function in a constant
   * where policies are compared. Settings in JSON refer to it as {@code {"rule": "highestTier"}},
   * if it was passed to {@link MergePolicies#codec(AttributeRule...)}.
   *
   * @param name the name of the rule in provenance and in settings
   * @param function a pure function that decides among candidates, the strongest first
   * @return the rule
   * @throws IllegalArgumentException if the name is empty or that of a ready-made rule
   */
  public static AttributeRule custom(
      String name, Function<List<Candidate>, Optional<Choice>> function) {
    return new CustomRule(name, function);
  }
}
