package dev.selfsame.engine.store;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The erasure of identities: the fragments stored under them are removed, and other fragments that
 * mention them are replaced by the fragments that they would be if they had never mentioned them.
 *
 * @param removed how many fragments were removed
 * @param reduced how many fragments lost identities and are still held
 */
public record Erasure(long removed, long reduced) {

  /**
   * Erases identities. Costs O(fragments that mention the identities, and the evidence of the
   * components that they touch).
   *
   * @param now the time of the erasure
   */
  public static Erasure of(IntList erased, Instant now, StoreState state) {
    Set<Identity> identities = new TreeSet<>(state.settings().namespaces().order());
    erased.stream().mapToObj(state.log()::identity).forEach(identities::add);
    BitSet isErased = new BitSet();
    erased.stream().forEach(isErased::set);
    IntList mentioning = state.select().mentioning(erased);
    List<ProfileFragment> reduced = new ArrayList<>();
    for (int i = 0; i < mentioning.size(); i++) {
      if (!isErased.get(state.log().table().primary(mentioning.get(i)))) {
        reduced.add(without(identities, state.log().get(mentioning.get(i))));
      }
    }
    state.removeAll(mentioning);
    // Fragments without an id that differed only in erased identities are duplicates now.
    state.addAsHeld(reduced);
    state.listeners().erased(identities, now);
    return new Erasure(mentioning.size() - reduced.size(), reduced.size());
  }

  /**
   * Returns a held fragment as it would be if it had never mentioned some identities, none of which
   * is its primary one. If its id is a content hash, it gets a new one; this is recognized by
   * comparing the id with the hash.
   */
  public static ProfileFragment without(Set<Identity> identities, ProfileFragment held) {
    List<Identity> rest =
        held.identities().stream().filter(identity -> !identities.contains(identity)).toList();
    ProfileFragment reduced = Identified.with(held, rest, held.origin().primary()).build();
    for (Optional<Instant> given : List.of(held.timestamp(), Optional.<Instant>empty())) {
      if (ContentHash.withTime(held, given).equals(held.origin().id())) {
        return reduced.toBuilder().id(ContentHash.withTime(reduced, given)).build();
      }
    }
    return reduced;
  }
}
