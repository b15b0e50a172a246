package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Condition;
import dev.selfsame.profile.IdentityQuery;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Settings;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search written from its words alone: all profiles of a store that was told the same, one by
 * one. It shares neither rows nor columns with the store that it is held against.
 */
final class SlowSearch {
  private final ProfileStore twin;

  SlowSearch(ProfileStore store) {
    twin = ProfileStore.of(store.settings());
    twin.addAll(store.fragments().toList());
  }

  /** Returns who meets a condition and stands behind a place. */
  List<Profile> profiles(Condition condition, String policy, @Nullable Identity place) {
    return twin.profiles(policy)
        .filter(profile -> condition.test(profile.attributes()))
        .filter(profile -> isBehind(anchor(twin.settings(), profile), place))
        .toList();
  }

  /** Returns the identities that a query asks for and that stand behind a place. */
  List<Identity> identities(IdentityQuery query, @Nullable Identity place) {
    return twin.fragments()
        .flatMap(fragment -> fragment.identities().stream())
        .distinct()
        .filter(identity -> query.namespace().map(identity.namespace()::equals).orElse(true))
        .filter(identity -> identity.value().startsWith(query.prefix()))
        .filter(identity -> isBehind(identity, place))
        .sorted(order())
        .toList();
  }

  private boolean isBehind(Identity identity, @Nullable Identity place) {
    return place == null || order().compare(identity, place) > 0;
  }

  private Comparator<Identity> order() {
    return twin.settings().namespaces().order();
  }

  /** Returns the identity that gives a profile its id. */
  static Identity anchor(Settings settings, Profile profile) {
    return profile.identities().stream()
        .filter(identity -> settings.profileId(identity).equals(profile.id()))
        .findFirst()
        .orElseThrow();
  }
}
