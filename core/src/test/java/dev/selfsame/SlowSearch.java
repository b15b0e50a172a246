package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Settings;
import dev.selfsame.query.Condition;
import dev.selfsame.query.IdentityQuery;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search written from its words alone: all profiles of a store that was told the same, one by
 * one. It shares neither rows nor columns with the store that it is held against.
 */
public final class SlowSearch {
  private final ProfileStore twin;

  public SlowSearch(ProfileStore store) {
    twin = ProfileStore.of(store.settings());
    twin.addAll(store.fragments().toList());
  }

  /** Returns who meets a condition and stands behind a place. */
  public List<Profile> profiles(Condition condition, String policy, @Nullable Identity place) {
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
  public static Identity anchor(Settings settings, Profile profile) {
    return profile.identities().stream()
        .filter(identity -> settings.profileId(identity).equals(profile.id()))
        .findFirst()
        .orElseThrow();
  }
}
