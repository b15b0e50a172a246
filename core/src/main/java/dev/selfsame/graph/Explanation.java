package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;

/**
 * The reason why two identities are one person: a shortest chain of accepted links between them,
 * each with its evidence.
 *
 * <p>Of equally short chains it is the canonically first: each step leads to the identity that is
 * earliest in canonical order. The chain from an identity to itself has no steps.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param steps the links in the order of the chain
 * @since 0.1.0
 */
public record Explanation(List<Step> steps) {

  /**
   * Creates an explanation.
   *
   * @param steps the links in the order of the chain
   */
  public Explanation {
    steps = ImmutableList.copyOf(steps);
  }

  /**
   * One link of a chain.
   *
   * @param from the end of the link nearer to the start of the chain
   * @param to the end of the link nearer to the end of the chain
   * @param evidence all evidence that mentions the two together, oldest first
   */
  public record Step(Identity from, Identity to, List<Evidence> evidence) {

    /**
     * Creates a step.
     *
     * @param from the end of the link nearer to the start of the chain
     * @param to the end of the link nearer to the end of the chain
     * @param evidence all evidence that mentions the two together, oldest first
     */
    public Step {
      evidence = ImmutableList.copyOf(evidence);
    }
  }
}
