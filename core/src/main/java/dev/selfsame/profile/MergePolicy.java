package dev.selfsame.profile;

import java.util.List;
import java.util.OptionalInt;

/**
 * A policy for merging the fragments of a person into a profile: which sources take part, and whose
 * values are stronger.
 *
 * <p><b>Design.</b> A policy ranks sources; it does not merge. Where there are two values at one
 * path, the one of the smaller rank wins, and of equal ranks the newer one, unless a rule for the
 * attribute decides among the candidates, which are sorted in that order. So every policy is a pure
 * function of the set of fragments by construction: the order of arrival cannot affect it.
 * Leaf-by-leaf merging, gaps, disagreeing kinds and provenance are the same for all policies and
 * are implemented once.
 *
 * <p>An implementation must be immutable, compare by content, and always return the same for the
 * same source; it is called by many threads at once. Ready-made policies are in the module {@code
 * merge-policies}.
 *
 * @since 0.1.0
 */
public interface MergePolicy {

  /**
   * {@return the name of the method, such as {@code timestampOrdered}, as shown in provenance and
   * in settings}
   */
  String method();

  /**
   * Returns the rank of the records and patches of a source: a smaller rank is stronger, and at
   * equal ranks the newer value is stronger.
   *
   * @param source the name of a source
   * @return the rank, or empty when the source takes no part
   */
  OptionalInt rank(String source);

  /**
   * Returns whether the events of a source are in the time line; by default those of all sources
   * are.
   *
   * @param source the name of a source
   * @return whether its events are in the time line
   */
  default boolean takesEvents(String source) {
    return true;
  }

  /**
   * {@return the sources that the policy mentions, in its own order; by default none} Settings that
   * declare sources refuse a policy that mentions another one.
   */
  default List<String> namedSources() {
    return List.of();
  }

  /**
   * {@return the attribute rules, which decide instead of the method at their paths; by default
   * none} The policy selects the sources before any rule is applied.
   */
  default PathRules attributeRules() {
    return PathRules.none();
  }

  /** {@return which fragments make up a profile; by default those of the whole graph} */
  default Stitching stitching() {
    return Stitching.GRAPH;
  }

  /** Which fragments make up a profile. */
  enum Stitching {
    /** Those of all identities of the graph. */
    GRAPH,
    /** Those stored under the one identity that is looked up. */
    NONE
  }
}
