package dev.selfsame.json;

import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;

/**
 * What came of reading a fragment from JSON.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public sealed interface FragmentReading {

  /**
   * The text is a fragment.
   *
   * @param fragment the fragment
   */
  record Read(ProfileFragment fragment) implements FragmentReading {}

  /**
   * The text is no fragment.
   *
   * @param reason why
   * @param message what to do about it, for people; it shows no value
   */
  record Failed(RejectionReason reason, String message) implements FragmentReading {}
}
