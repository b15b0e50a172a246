package dev.selfsame.profile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.selfsame.profile.AttributeRule.Candidate;
import dev.selfsame.profile.LostValue.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule for one attribute, beside the {@link MergePolicy} for the rest: it decides which of
 * several candidates becomes the value, or makes one of them.
 *
 * <pre>{@code
 * AttributeRules.custom("shortest", candidates ->
 *     candidates.stream().min(comparing(candidate -> candidate.value().toString().length())).map(Choice::of));
 * }</pre>
 *
 * <p><b>Design.</b> A rule sees no more than it needs. Before it is asked,
 *
 * <ol>
 *   <li>the policy has chosen the sources, and candidates of sources that the rule does not look at
 *       are gone; if none is left, there is no value;
 *   <li>the types have been sorted out: the rule works on the candidates whose {@link ValueType} is
 *       that of the strongest one that fits, and the others lose as {@link Reason#TYPE_MISMATCH}.
 *       Where none fits, the policy decides as if there were no rule.
 * </ol>
 *
 * <p>So mixed types are data, not errors, and a value that stands alone comes out. What is left is
 * a list, strongest first; since strength is a total order, the list is a function of the set of
 * fragments, and so is what a rule makes of it. Strength is the policy's; ties are the rule's own
 * to break, and those of the ready-made rules go to the newest.
 *
 * <p>A rule governs each leaf at or below its path, or the whole value at its path. For a whole
 * value, an object is a candidate like any other, as new as its newest part, and has one entry in
 * the provenance. For leaves, the kind of what stands at a place (object, array, scalar) is fixed
 * first, by the strongest leaf at or below it, as everywhere; below the path of a rule, leaves that
 * fit their rule go before those that do not.
 *
 * <p>An implementation must be pure and immutable, compare by content, and depend on nothing but
 * the candidates; it is called by many threads at once. What it throws comes out of the read.
 * Ready-made rules are in the module {@code merge-policies}.
 */
public interface AttributeRule {

  /** {@return the name of the rule, such as {@code mostRecent}; it stands in provenance} */
  String name();

  /**
   * {@return whether it governs the whole value at its path rather than each leaf at or below it;
   * false unless a rule says otherwise}
   */
  default boolean governsWholeValue() {
    return false;
  }

  /**
   * Returns whether it can work on values of a type; all unless a rule says otherwise.
   *
   * @param type the type of a value
   * @return whether it fits
   */
  default boolean fits(ValueType type) {
    return true;
  }

  /**
   * {@return the only sources whose values it looks at, in its own order; empty for all sources}
   * Values of other sources take no part at its path. Settings that declare sources refuse a policy
   * whose rules name another one.
   */
  default List<String> sources() {
    return List.of();
  }

  /**
   * Decides among candidates.
   *
   * @param candidates one or more candidates of one type that fits, the strongest first
   * @return the value and the candidates that it is made of; empty for no value
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
    /** A text. */
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
          "No attribute has a value of "
              + value.getClass().getName()
              + ". Use a String, a Boolean, a Number, a List or a Map.");
    }
  }

  /**
   * A value among which an {@link AttributeRule} decides: what one source says about one primary
   * identity at one path. Equal values of two such trees are two candidates.
   *
   * <p>Immutable, and safe for use by any number of threads.
   *
   * @param value the value, as in {@link ProfileFragment#attributes}
   * @param from the fragments that it came from, newest first; more than one for an array that
   *     patches appended to, and for an object of several fragments
   */
  record Candidate(Object value, List<Origin> from) {

    /**
     * Makes a candidate of its parts.
     *
     * @param value the value, as in {@link ProfileFragment#attributes}
     * @param from the fragments that it came from, newest first; more than one for an array that
     *     patches appended to, and for an object of several fragments
     * @throws IllegalArgumentException if no fragment is named
     */
    public Candidate {
      requireNonNull(value);
      from = ImmutableList.copyOf(from);
      if (from.isEmpty()) {
        throw new IllegalArgumentException(
            "A candidate comes from at least one fragment. Name it.");
      }
    }

    /** {@return the fragment that says how new the value is: it is as new as its newest part} */
    public Origin newest() {
      return from.get(0);
    }

    /** {@return the source that says so} */
    public String source() {
      return newest().source();
    }

    /** {@return the source and how new it is; not the value} */
    @Override
    public String toString() {
      return "Candidate[" + newest() + "]";
    }
  }

  /**
   * What an {@link AttributeRule} decided: the value, and the candidates that it is made of. All
   * other candidates have lost.
   *
   * <p>Immutable and safe for use by any number of threads if its value is; what the merge makes of
   * it is a copy.
   *
   * @param value the value; an empty text, list or map are no value
   * @param from one or more of the candidates that the rule was given
   */
  record Choice(Object value, List<Candidate> from) {

    /**
     * Makes a choice of its parts.
     *
     * @param value the value; an empty text, list or map are no value
     * @param from one or more of the candidates that the rule was given
     * @throws IllegalArgumentException if no candidate is named
     */
    public Choice {
      requireNonNull(value);
      from = ImmutableList.copyOf(from);
      if (from.isEmpty()) {
        throw new IllegalArgumentException(
            "A value is made of at least one candidate. Name it, or answer Optional.empty().");
      }
    }

    /**
     * Returns the choice of one candidate as it is.
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
