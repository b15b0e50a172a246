package dev.selfsame.profile;

import java.util.List;
import java.util.Optional;

/**
 * The rule for one attribute, beside the {@link MergePolicy} for the rest: it decides which of
 * several candidates becomes the value, or makes one of them.
 *
 * <pre>{@code
 * AttributeRules.own("shortest", candidates ->
 *     candidates.stream().min(comparing(candidate -> candidate.value().toString().length())).map(RuleChoice::of));
 * }</pre>
 *
 * <p><b>Design.</b> A rule sees no more than it needs. Before it is asked,
 *
 * <ol>
 *   <li>the policy has chosen the sources, and candidates of sources that the rule does not look at
 *       are gone; if none is left, there is no value;
 *   <li>the types have been sorted out: the rule works on the candidates whose {@link ValueType} is
 *       that of the strongest one that fits, and the others lose as {@link
 *       LossReason#TYPE_MISMATCH}. Where none fits, the policy decides as if there were no rule.
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
  Optional<RuleChoice> decide(List<RuleCandidate> candidates);
}
