package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a profile says, in plain collections. */
record SlowProfile(
    String id,
    List<Identity> identities,
    Map<String, Object> attributes,
    Map<String, Provenance> provenance,
    List<ProfileFragment> events,
    Set<String> sources,
    Instant lastModified) {

  static SlowProfile of(Profile profile) {
    return new SlowProfile(
        profile.id().toString(),
        profile.identities(),
        profile.attributes(),
        profile.provenance(),
        profile.timeline().events(),
        profile.sources(),
        profile.lastModified());
  }
}
