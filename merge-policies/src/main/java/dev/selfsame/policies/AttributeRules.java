package dev.selfsame.policies;

import dev.selfsame.profile.AttributeRule;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.AttributeRule.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ready-made rules for single attributes.
 *
 * <pre>{@code
 * MergePolicies.perAttribute(MergePolicies.timestampOrdered())
 *     .rule("consents.*", AttributeRules.mostRestrictive())
 *     .rule("orders", AttributeRules.mergeByKey("id"))
 *     .rule("phone", AttributeRules.sourcePrecedence("crm"))
 *     .build();
 * }</pre>
 *
 * <p>A rule works on candidates of one type, as {@link AttributeRule} says: on those whose type is
 * that of the strongest one that fits. Integers and decimals are one type and compare by value: 1
 * and 1.0 are equal. Ties go to the newest. Where no candidate fits, such as a sum of texts, the
 * policy for the rest decides.
 *
 * <p>Rules are values: immutable, compared by content, printed as JSON describes them, and safe for
 * use by any number of threads. Each costs O(n) in the number of candidates and the size of their
 * values.
 */
public final class AttributeRules {
  private AttributeRules() {}

  /** {@return the rule by which the newest value wins, whatever its source} */
  public static AttributeRule mostRecent() {
    return BuiltInRule.MOST_RECENT;
  }

  /** {@return the rule by which the oldest value wins, whatever its source} */
  public static AttributeRule earliest() {
    return BuiltInRule.EARLIEST;
  }

  /**
   * Returns the rule by which the value of the source that stands first wins, and inside one source
   * the newest. Values of sources that are not listed take no part: without one of a listed source
   * there is no value.
   *
   * @param sources one or more sources, the strongest first
   * @return the rule
   * @throws IllegalArgumentException if no source is listed, or one twice
   */
  public static AttributeRule sourcePrecedence(String... sources) {
    return new SourcePrecedenceRule(List.of(sources));
  }

  /** {@return the rule by which the value that most candidates have wins} */
  public static AttributeRule mostFrequent() {
    return BuiltInRule.MOST_FREQUENT;
  }

  /** {@return the rule by which the text of the most code points wins} */
  public static AttributeRule longest() {
    return BuiltInRule.LONGEST;
  }

  /**
   * {@return the rule by which the least number wins, or of texts the first in UTF-8 byte order,
   * which is the oldest of dates written as 2026-02-11}
   */
  public static AttributeRule min() {
    return BuiltInRule.MIN;
  }

  /**
   * {@return the rule by which the greatest number wins, or of texts the last in UTF-8 byte order,
   * which is the newest of dates written as 2026-02-11}
   */
  public static AttributeRule max() {
    return BuiltInRule.MAX;
  }

  /**
   * {@return the rule that adds up the numbers, exactly} It runs over what the sources say now,
   * each primary identity once, so merging and splitting profiles never counts anything twice.
   */
  public static AttributeRule sum() {
    return BuiltInRule.SUM;
  }

  /** {@return the rule that takes the mean of the numbers, rounded once to 16 digits} */
  public static AttributeRule average() {
    return BuiltInRule.AVERAGE;
  }

  /**
   * {@return the rule that takes arrays for sets: the elements of all of them, those of the
   * strongest first, and of equal elements the first}
   */
  public static AttributeRule union() {
    return BuiltInRule.UNION;
  }

  /**
   * {@return the rule that lists all elements of all arrays, those of the strongest first, and
   * equal elements as often as they stand}
   */
  public static AttributeRule append() {
    return BuiltInRule.APPEND;
  }

  /**
   * Returns the rule that merges arrays of objects: objects that have the same value under the key
   * are one, and merge name by name, gaps filled from the weaker one. The elements of the strongest
   * array stand first. An element without the key stays as it is, and elements of one array are
   * never merged with each other.
   *
   * @param key the name that tells objects apart, such as {@code id}
   * @return the rule
   * @throws IllegalArgumentException if the key is empty or has a dot
   */
  public static AttributeRule mergeByKey(String key) {
    return new MergeByKeyRule(key);
  }

  /**
   * {@return the rule by which an object is one value: the strongest is taken whole, never half an
   * address from each of two sources} An object is as new as its newest part.
   */
  public static AttributeRule atomic() {
    return BuiltInRule.ATOMIC;
  }

  /** {@return the rule for permissions: false beats true} */
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
   * <p>For a whole value, or certain types alone, implement {@link AttributeRule}. Two such rules
   * are equal if they have the same name and the same function, so keep the function in a constant
   * where policies are compared. Settings in JSON name it as {@code {"rule": "highestTier"}}, if
   * {@link MergePolicies#codec(AttributeRule...)} knows it.
   *
   * @param name its name, which stands in provenance and in settings
   * @param function what decides among candidates, given strongest first: a pure function of them
   * @return the rule
   * @throws IllegalArgumentException if the name is empty or that of a ready-made rule
   */
  public static AttributeRule custom(
      String name, Function<List<Candidate>, Optional<Choice>> function) {
    return new CustomRule(name, function);
  }
}
