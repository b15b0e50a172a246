package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;
import java.util.Optional;

/**
 * The reason why two identities are not one person, as returned by {@link IdentityGraph#whyNot}.
 *
 * <p>Kinds of reasons may be added, so a switch over them needs a default. Immutable, and safe for
 * use by any number of threads.
 *
 * @since 0.1.0
 */
public sealed interface WhyNot {

  /**
   * One of the two identities is not known.
   *
   * @param identity the first of them that no fragment held mentions
   */
  record Unknown(Identity identity) implements WhyNot {}

  /** The two identities are one person; {@link IdentityGraph#explain} returns why. */
  record Together() implements WhyNot {}

  /** No chain of evidence leads from the first identity to the second. */
  record NeverLinked() implements WhyNot {}

  /**
   * Evidence leads from the first identity to the second, but the rules removed links on the way.
   *
   * @param removed the removed links on the canonically first of the shortest paths over all pairs
   *     mentioned together, in the order of the path
   */
  record Apart(List<RemovedLink> removed) implements WhyNot {

    /**
     * Creates a reason.
     *
     * @param removed the removed links in the order of the path
     */
    public Apart {
      removed = ImmutableList.copyOf(removed);
    }
  }

  /** The rule that removed a link. */
  enum Rule {
    /** A graph would have held more values of a namespace than it may. */
    NAMESPACE_LIMIT,
    /** A graph would have held two identities with a veto between them. */
    VETO,
    /** The graph had grown too large, and one end of the link was evicted. */
    GRAPH_LIMIT,
    /** One end of the link is mentioned together with too many people and is quarantined. */
    QUARANTINE
  }

  /**
   * A link that the rules removed.
   *
   * @param from the end nearer to the start of the path
   * @param to the end nearer to the end of the path
   * @param evidence all evidence that mentions the two together, oldest first
   * @param rule the rule that removed it
   * @param namespace the code of the namespace whose limit was exceeded, for {@link
   *     Rule#NAMESPACE_LIMIT}
   * @param by the evidence that triggered the rule, or empty for {@link Rule#QUARANTINE}, which
   *     acts on all evidence at once
   */
  record RemovedLink(
      Identity from,
      Identity to,
      List<Evidence> evidence,
      Rule rule,
      Optional<String> namespace,
      Optional<Evidence> by) {

    /**
     * Creates a removed link.
     *
     * @param from the end nearer to the start of the path
     * @param to the end nearer to the end of the path
     * @param evidence all evidence that mentions the two together, oldest first
     * @param rule the rule that removed it
     * @param namespace the code of the namespace whose limit was exceeded
     * @param by the evidence that triggered the rule
     */
    public RemovedLink {
      evidence = ImmutableList.copyOf(evidence);
    }
  }
}
