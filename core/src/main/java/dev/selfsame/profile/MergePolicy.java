package dev.selfsame.profile;

import java.util.List;
import java.util.OptionalInt;

/**
 * The rule for a whole profile: which sources take part in it, and whose values are stronger.
 *
 * <p><b>Design.</b> A policy ranks sources; it does not merge. Where two values meet, the one of
 * the smaller rank wins, and of equal ranks the newer one, unless a rule for the attribute decides
 * among the candidates, ranked in that order. So every policy is a pure function of the set of
 * fragments by construction: there is no place where the order of arrival could come in.
 * Leaf-by-leaf merging, gaps, disagreeing kinds and provenance are the same for all policies and
 * done in one place.
 *
 * <p>An implementation must be immutable, compare by content, and answer the same for the same
 * source every time; it is called by many threads at once. Ready-made policies are in the module
 * {@code merge-policies}.
 */
public interface MergePolicy {

  /**
   * {@return the name of the method, such as {@code timestampOrdered}; it stands in provenance and
   * in settings}
   */
  String method();

  /**
   * Returns how weak the records and patches of a source are: a smaller rank is stronger, equal
   * ranks go by time. Empty when the source takes no part.
   *
   * @param source the name of a source
   * @return the rank
   */
  OptionalInt rank(String source);

  /**
   * Returns whether the events of a source are in the time line; those of all sources are unless a
   * policy says otherwise.
   *
   * @param source the name of a source
   * @return whether its events are taken
   */
  default boolean takesEvents(String source) {
    return true;
  }

  /**
   * {@return the sources that the policy names, in its own order; none unless a policy says
   * otherwise} Settings that declare sources refuse a policy that names another one.
   */
  default List<String> namedSources() {
    return List.of();
  }

  /**
   * {@return the rules for single attributes, which decide instead of the method at their paths;
   * none unless a policy says otherwise} The policy's choice of sources comes before any rule.
   */
  default PathRules attributeRules() {
    return PathRules.none();
  }

  /**
   * {@return whose fragments make up a profile: those of the whole graph unless a policy says
   * otherwise}
   */
  default Stitching stitching() {
    return Stitching.GRAPH;
  }

  /** Whose fragments make up a profile. */
  enum Stitching {
    /** Those of all identities of the graph. */
    GRAPH,
    /** Those stored under the one identity that was asked for. */
    NONE
  }
}
