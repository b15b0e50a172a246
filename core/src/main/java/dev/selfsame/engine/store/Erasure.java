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
 * The removal of identities from what is held: what is stored under them goes, and what else names
 * them is replaced by what it would be, had it never named them.
 *
 * @param removed how many fragments went
 * @param reduced how many fragments lost identities and went on
 */
public record Erasure(long removed, long reduced) {

  /**
   * Carries it out. Costs O(what names the identities, and the evidence of the components that it
   * touches).
   */
  public static Erasure of(IntList erased, StoreState state) {
    Set<Identity> identities = new TreeSet<>(state.settings().namespaces().order());
    erased.stream().mapToObj(state.log()::identity).forEach(identities::add);
    BitSet isErased = new BitSet();
    erased.stream().forEach(isErased::set);
    IntList naming = state.select().naming(erased);
    List<ProfileFragment> reduced = new ArrayList<>();
    for (int i = 0; i < naming.size(); i++) {
      if (!isErased.get(state.log().table().primary(naming.get(i)))) {
        reduced.add(without(identities, state.log().get(naming.get(i))));
      }
    }
    state.removeAll(naming);
    // Two that differed in the erased identities alone, and had no id, are one by now.
    state.addAsHeld(reduced);
    return new Erasure(naming.size() - reduced.size(), reduced.size());
  }

  /**
   * Returns what a fragment held would be, had it never named some identities, of which none is its
   * primary one. The hash that stands for a missing id is taken anew; that an id is such a hash is
   * seen from its being equal to it.
   */
  static ProfileFragment without(Set<Identity> identities, ProfileFragment held) {
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
