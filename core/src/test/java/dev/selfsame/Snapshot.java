package dev.selfsame;

import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a store shows, so that two stores can be compared. */
record Snapshot(
    List<ProfileFragment> fragments,
    StoreStatistics statistics,
    Map<String, List<Profile>> profiles,
    Map<Identity, List<Identity>> members,
    Map<Identity, Optional<ProfileId>> ids,
    Map<Identity, Optional<Profile>> found) {

  static Snapshot of(ProfileStore store) {
    return of(store, Histories.askable());
  }

  /** Returns what a store shows, and of which identities. */
  static Snapshot of(ProfileStore store, Collection<Identity> askable) {
    Map<String, List<Profile>> profiles = new HashMap<>();
    Map<Identity, List<Identity>> members = new HashMap<>();
    Map<Identity, Optional<ProfileId>> ids = new HashMap<>();
    Map<Identity, Optional<Profile>> found = new HashMap<>();
    for (String policy : store.settings().policies().keySet()) {
      profiles.put(policy, store.profiles(policy).toList());
    }
    for (Identity identity : askable) {
      members.put(identity, store.graph().members(identity));
      ids.put(identity, store.graph().profileId(identity));
      found.put(identity, store.find(identity));
    }
    return new Snapshot(
        store.fragments().toList(), store.statistics(), profiles, members, ids, found);
  }

  static Snapshot of(Settings settings, Iterable<ProfileFragment> fragments) {
    return of(storeOf(settings, fragments));
  }

  static ProfileStore storeOf(Settings settings, Iterable<ProfileFragment> fragments) {
    ProfileStore store = ProfileStore.of(settings);
    store.addAll(fragments);
    return store;
  }
}
