package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.util.Collection;

/** A fragment that says the same of other identities. */
final class OtherIdentities {
  private OtherIdentities() {}

  /** Returns the fragment with other identities, the primary one first. */
  static ProfileFragment of(
      ProfileFragment fragment, Collection<Identity> identities, Identity primary) {
    ProfileFragment.Builder builder =
        ProfileFragment.builder(fragment.kind(), fragment.source())
            .primary(primary)
            .attributes(fragment.attributes());
    fragment.id().ifPresent(builder::id);
    fragment.timestamp().ifPresent(builder::timestamp);
    fragment.type().ifPresent(builder::type);
    fragment.unset().forEach(builder::unset);
    fragment.appended().forEach(builder::append);
    identities.stream().filter(each -> !each.equals(primary)).forEach(builder::identity);
    return builder.build();
  }
}
