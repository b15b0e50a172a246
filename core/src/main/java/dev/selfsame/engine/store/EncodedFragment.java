package dev.selfsame.engine.store;

import dev.selfsame.profile.ProfileFragment;

/** A checked fragment in the form in which a {@link FragmentLog} keeps it. */
final class EncodedFragment {
  private final ProfileFragment fragment;
  private final FragmentKeys.Sought key;
  private final byte[] payload;

  /**
   * Makes one of its parts.
   *
   * @param payload the bytes of all that the fragment says beside its row; they are not copied
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

  /** {@return the bytes of all that the fragment says beside its row; not to be changed} */
  byte[] payload() {
    return payload;
  }
}
