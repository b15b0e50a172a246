package dev.selfsame.engine.mapping;

import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Takes what becomes of a row: what is left out of a fragment first, then the fragment, or that
 * there is none.
 */
public interface MappingSink {

  /** A value that cannot be used is left out of the next fragment. */
  void leftOut(String path, RejectionReason reason, String message);

  /** The row, or an element of it, is a fragment. */
  void fragment(ProfileFragment fragment);

  /** The row, or an element of it, is none; what was left out of it is of no interest. */
  void refused(RejectionReason reason, @Nullable String path, String message);
}
