package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;
import java.util.Optional;

/**
 * The answer to why two identities are not one person.
 *
 * <p>Kinds of answers may be added, so a switch over them needs a default. Immutable, and safe for
 * use by any number of threads.
 */
public sealed interface WhyNot {

  /**
   * One of the two is not known.
   *
   * @param identity the first of them that no fragment held names
   */
  record Unknown(Identity identity) implements WhyNot {}

  /** They are one person; {@link IdentityGraph#explain} says why. */
  record Together() implements WhyNot {}

  /** No chain of evidence leads from the one to the other. */
  record NeverLinked() implements WhyNot {}

  /**
   * Evidence leads from the one to the other, but the rules removed links on the way.
   *
   * @param removed the removed links on the canonically first of the shortest paths over all named
   *     pairs, in the order of the path
   */
  record Apart(List<RemovedLink> removed) implements WhyNot {

    /**
     * Makes an answer of its parts.
     *
     * @param removed the removed links in the order of the path
     */
    public Apart {
      removed = ImmutableList.copyOf(removed);
    }
  }

  /** The rule that removes a link. */
  enum Rule {
    /** A graph would have held more values of a namespace than it may. */
    NAMESPACE_LIMIT,
    /** A graph would have held two identities that are declared apart. */
    VETO,
    /** The graph had grown too large, and one end of the link was evicted. */
    GRAPH_LIMIT,
    /** One end of the link is named together with too many people and is set aside. */
    QUARANTINE
  }

  /**
   * A link that the rules removed.
   *
   * @param from the end nearer to the start of the path
   * @param to the end nearer to the end
   * @param evidence all evidence that names the two together, oldest first
   * @param rule the rule that removed it
   * @param namespace the code of the namespace whose limit it was, for {@link Rule#NAMESPACE_LIMIT}
   * @param by the evidence that made the rule act, or empty for {@link Rule#QUARANTINE}, which acts
   *     on all evidence at once
   */
  record RemovedLink(
      Identity from,
      Identity to,
      List<Evidence> evidence,
      Rule rule,
      Optional<String> namespace,
      Optional<Evidence> by) {

    /**
     * Makes a removed link of its parts.
     *
     * @param from the end nearer to the start of the path
     * @param to the end nearer to the end
     * @param evidence all evidence that names the two together, oldest first
     * @param rule the rule that removed it
     * @param namespace the code of the namespace whose limit it was
     * @param by the evidence that made the rule act
     */
    public RemovedLink {
      evidence = ImmutableList.copyOf(evidence);
    }
  }
}
