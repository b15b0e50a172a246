package dev.selfsame.engine.store;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;

/** A checked fragment with its content as {@link FragmentLog} stores it. */
final class EncodedFragment {
  private final Intake.Checked.Passed passed;
  private final FragmentKeys.Sought key;
  private final ByteWriter payload;

  /**
   * Creates an encoded fragment.
   *
   * @param payload the bytes of the content that is not in its row; they are not copied
   */
  EncodedFragment(Intake.Checked.Passed passed, FragmentKeys.Sought key, ByteWriter payload) {
    this.passed = passed;
    this.key = key;
    this.payload = payload;
  }

  ProfileFragment content() {
    return passed.content();
  }

  Instant timestamp() {
    return passed.timestamp();
  }

  FragmentKeys.Sought key() {
    return key;
  }

  /** {@return the bytes of the content that is not in its row, until the next one is encoded} */
  ByteWriter payload() {
    return payload;
  }
}
