package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;

/**
 * Why two identities are one person: a shortest chain of accepted links from the one to the other,
 * each with its evidence.
 *
 * <p>Of equally short chains it is the canonically first: at each identity the next one is as early
 * in canonical order as can be. An identity is one person with itself by a chain without steps.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param steps the links in the order of the chain
 */
public record Explanation(List<Step> steps) {

  /**
   * Makes an explanation of its steps.
   *
   * @param steps the links in the order of the chain
   */
  public Explanation {
    steps = ImmutableList.copyOf(steps);
  }

  /**
   * One link of a chain.
   *
   * @param from the identity nearer to the start
   * @param to the identity nearer to the end
   * @param evidence all evidence that names the two together, oldest first
   */
  public record Step(Identity from, Identity to, List<Evidence> evidence) {

    /**
     * Makes a step of its parts.
     *
     * @param from the identity nearer to the start
     * @param to the identity nearer to the end
     * @param evidence all evidence that names the two together, oldest first
     */
    public Step {
      evidence = ImmutableList.copyOf(evidence);
    }
  }
}
