package dev.selfsame.examples.tasks;

import dev.selfsame.ProfileStore;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.util.List;
import java.util.Set;

/** All that a store holds and shows, to be compared. */
record StoreContent(
    List<ProfileFragment> fragments,
    List<Profile> profiles,
    Set<Veto> vetoes,
    SuppressionList suppressed) {

  static StoreContent of(ProfileStore store) {
    return new StoreContent(
        store.fragments().toList(),
        store.profiles().toList(),
        store.settings().graphRules().vetoes(),
        store.settings().suppressed());
  }
}
