package dev.selfsame.json;

import dev.selfsame.profile.MergePolicy;
import java.util.Map;

/**
 * What turns the definition of a merge policy into the policy, and back.
 *
 * <p>Policies live above this module, so whoever reads settings hands the codec in. A definition is
 * the JSON object of a policy without its name, as plain maps, lists and scalars.
 *
 * <p>An implementation is called by whoever reads or writes settings, so it must be safe for use by
 * as many threads as do that at once; one that holds nothing is.
 */
public interface PolicyCodec {

  /**
   * Returns the policy that a definition describes.
   *
   * @param definition for example {@code {"method": "timestampOrdered"}}
   * @return the policy
   * @throws IllegalArgumentException if the definition makes no sense; the text names the key and
   *     the remedy
   */
  MergePolicy read(Map<String, Object> definition);

  /**
   * Returns the definition of a policy; reading it gives an equal policy.
   *
   * @param policy the policy
   * @return its definition
   * @throws IllegalArgumentException if the codec does not know the policy
   */
  Map<String, Object> write(MergePolicy policy);
}
