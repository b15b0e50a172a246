package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.LostValue.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule for one attribute, used beside the {@link MergePolicy} for the rest: it decides which of
 * several candidates becomes the value, or computes a value from them.
 *
 * <pre>{@code
 * AttributeRules.custom("shortest", candidates ->
 *     candidates.stream().min(comparing(candidate -> candidate.value().toString().length())).map(Choice::of));
 * }</pre>
 *
 * <p><b>Design.</b> A rule sees no more than it needs. Before it is called,
 *
 * <ol>
 *   <li>the policy has selected the sources, and candidates of sources that the rule does not use
 *       are removed; if none is left, there is no value;
 *   <li>the types have been separated: the rule works on the candidates whose {@link ValueType} is
 *       that of the strongest one that fits, and the others lose as {@link Reason#TYPE_MISMATCH}.
 *       Where none fits, the policy decides as if there were no rule.
 * </ol>
 *
 * <p>So mixed types are data, not errors, and a single value is kept. What is left is a list,
 * strongest first; since strength is a total order, the list is a function of the set of fragments,
 * and so is the decision of a rule. Strength is defined by the policy; ties are broken by the rule,
 * and the ready-made rules choose the newest.
 *
 * <p>A rule governs each leaf at or below its path, or the whole value at its path. For a whole
 * value, an object is a candidate like any other, as new as its newest part, and has one entry in
 * the provenance. For leaves, the kind of value at a path (object, array, scalar) is determined
 * first, by the strongest leaf at or below it, as everywhere; below the path of a rule, leaves that
 * fit their rule take precedence over those that do not.
 *
 * <p>An implementation must be pure and immutable, compare by content, and depend on nothing but
 * the candidates; it is called by many threads at once. An exception that it throws is thrown from
 * the read. Ready-made rules are in the module {@code merge-policies}.
 *
 * @since 0.1.0
 */
public interface AttributeRule {

  /** {@return the name of the rule, such as {@code mostRecent}, as shown in provenance} */
  String name();

  /**
   * {@return whether the rule governs the whole value at its path rather than each leaf at or below
   * it; by default false}
   */
  default boolean governsWholeValue() {
    return false;
  }

  /**
   * Returns whether the rule can work on values of a type; by default it can work on all.
   *
   * @param type the type of a value
   * @return whether the rule can work on it
   */
  default boolean fits(ValueType type) {
    return true;
  }

  /**
   * {@return the only sources whose values the rule uses, in its own order; by default empty, which
   * means all sources} Values of other sources take no part at its path. Settings that declare
   * sources refuse a policy whose rules mention another one.
   */
  default List<String> sources() {
    return List.of();
  }

  /**
   * Decides among candidates.
   *
   * @param candidates one or more candidates of one type that fits, the strongest first
   * @return the value and the candidates that it was made from; empty for no value
   */
  Optional<Choice> decide(List<Candidate> candidates);

  /**
   * The type of an attribute's value. Integers and decimals are one type, since numbers compare by
   * value.
   */
  enum ValueType {
    /** An object: a map of names to values. */
    OBJECT,
    /** An array: a list of values. */
    ARRAY,
    /** A string. */
    STRING,
    /** True or false. */
    BOOLEAN,
    /** An integer or a decimal. */
    NUMBER;

    /**
     * Returns the type of a value.
     *
     * @param value a value, as in {@link ProfileFragment#attributes}
     * @return its type
     * @throws IllegalArgumentException if no attribute can have such a value
     */
    public static ValueType of(Object value) {
      if (value instanceof String) {
        return STRING;
      } else if (value instanceof Number) {
        return NUMBER;
      } else if (value instanceof Boolean) {
        return BOOLEAN;
      } else if (value instanceof List) {
        return ARRAY;
      } else if (value instanceof Map) {
        return OBJECT;
      }
      throw new IllegalArgumentException(
          "An attribute cannot have a value of "
              + value.getClass().getName()
              + ". Use a String, a Boolean, a Number, a List or a Map.");
    }
  }

  /**
   * A value among which an {@link AttributeRule} decides: the value of one source for one primary
   * identity at one path. Equal values of two sources, or for two primary identities, are two
   * candidates.
   *
   * <p>Immutable, and safe for use by any number of threads.
   *
   * @param value the value, as in {@link ProfileFragment#attributes}
   * @param from the origins of the value, newest first; more than one for an array that patches
   *     appended to, and for an object from several fragments
   */
  record Candidate(Object value, List<Origin> from) {

    /**
     * Creates a candidate.
     *
     * @param value the value, as in {@link ProfileFragment#attributes}
     * @param from the origins of the value, newest first; more than one for an array that patches
     *     appended to, and for an object from several fragments
     * @throws IllegalArgumentException if {@code from} is empty
     */
    public Candidate {
      requireNonNull(value);
      from = ImmutableList.copyOf(from);
      if (from.isEmpty()) {
        throw new IllegalArgumentException(
            "The candidate has no fragment. Give the one that the value came from.");
      }
    }

    /** {@return the newest origin of the value, which determines how new it is} */
    public Origin newest() {
      return from.get(0);
    }

    /** {@return the source of the value} */
    public String source() {
      return newest().source();
    }

    /** {@return the newest origin; not the value} */
    @Override
    public String toString() {
      return "Candidate[" + newest() + "]";
    }
  }

  /**
   * The decision of an {@link AttributeRule}: the value, and the candidates that it was made from.
   * All other candidates have lost.
   *
   * <p>Immutable and safe for use by any number of threads if its value is; the merge copies the
   * value.
   *
   * @param value the value; an empty string, list or map is no value
   * @param from one or more of the candidates that the rule was given
   */
  record Choice(Object value, List<Candidate> from) {

    /**
     * Creates a choice.
     *
     * @param value the value; an empty string, list or map is no value
     * @param from one or more of the candidates that the rule was given
     * @throws IllegalArgumentException if {@code from} is empty
     */
    public Choice {
      requireNonNull(value);
      from = ImmutableList.copyOf(from);
      if (from.isEmpty()) {
        throw new IllegalArgumentException(
            "The choice has no candidate. Give those that the value was made from, or return Optional.empty().");
      }
    }

    /**
     * Returns the choice of one candidate with its value.
     *
     * @param candidate the candidate
     * @return the choice
     */
    public static Choice of(Candidate candidate) {
      return new Choice(candidate.value(), ImmutableList.of(candidate));
    }

    /** {@return the candidates, without their values} */
    @Override
    public String toString() {
      return "Choice" + from;
    }
  }
}
