package dev.selfsame.json;

import dev.selfsame.profile.MergePolicy;
import java.util.Map;

/**
 * A codec between merge policies and their definitions in settings.
 *
 * <p>Policies are defined outside this module, so the codec is passed in when settings are read or
 * written. A definition is the JSON object of a policy without its name, as plain maps, lists and
 * scalars.
 *
 * <p>An implementation is called by each thread that reads or writes settings with it, so it must
 * be safe for use by all of them; a stateless one is.
 *
 * @since 0.1.0
 */
public interface PolicyCodec {

  /**
   * Returns the policy that a definition describes.
   *
   * @param definition for example {@code {"method": "timestampOrdered"}}
   * @return the policy
   * @throws IllegalArgumentException if the definition is invalid; the message states the key and
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
