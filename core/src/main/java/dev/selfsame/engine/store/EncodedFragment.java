package dev.selfsame.engine.store;

import dev.selfsame.profile.ProfileFragment;

/** A checked fragment with its content as {@link FragmentLog} stores it. */
final class EncodedFragment {
  private final ProfileFragment fragment;
  private final FragmentKeys.Sought key;
  private final byte[] payload;

  /**
   * Creates an encoded fragment.
   *
   * @param payload the bytes of the content that is not in its row; they are not copied
   */
  EncodedFragment(ProfileFragment fragment, FragmentKeys.Sought key, byte[] payload) {
    this.fragment = fragment;
    this.key = key;
    this.payload = payload;
  }

  ProfileFragment fragment() {
    return fragment;
  }

  FragmentKeys.Sought key() {
    return key;
  }

  /** {@return the bytes of the content that is not in its row; must not be changed} */
  byte[] payload() {
    return payload;
  }
}
