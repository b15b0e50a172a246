package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.util.Collection;

/** Copies of fragments with other identities. */
final class Identified {
  private Identified() {}

  /**
   * Returns a builder with the content of a fragment and other identities.
   *
   * @param primary the one of them that is the primary one; it becomes the first
   */
  static ProfileFragment.Builder with(
      ProfileFragment fragment, Collection<Identity> identities, Identity primary) {
    ProfileFragment.Builder builder =
        ProfileFragment.builder(fragment.kind(), fragment.source())
            .attributes(fragment.attributes())
            .primary(primary);
    fragment.id().ifPresent(builder::id);
    fragment.timestamp().ifPresent(builder::timestamp);
    for (Identity identity : identities) {
      if (!identity.equals(primary)) {
        builder.identity(identity);
      }
    }
    if (fragment.kind() == FragmentKind.EVENT) {
      fragment.type().ifPresent(builder::type);
    }
    fragment.unset().forEach(builder::unset);
    fragment.appended().forEach(builder::append);
    return builder;
  }
}
