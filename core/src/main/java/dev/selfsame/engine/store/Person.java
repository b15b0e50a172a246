package dev.selfsame.engine.store;

import dev.selfsame.engine.encoded.EncodedPerson;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The identities and effective fragments of one person, copied under the lock and merged outside of
 * it.
 */
public record Person(
    Identity anchor, List<Identity> members, EncodedPerson<ProfileFragment> fragments) {

  /**
   * Reads the person of an identity that is not stale.
   *
   * @param scope the number that tells the store from others
   */
  public static Person of(StoreState state, int identity, Stitching stitching, long scope) {
    return of(state, members(state, identity, stitching), scope);
  }

  /**
   * Reads a person.
   *
   * @param members the identities in canonical order
   * @param scope the number that tells the store from others
   */
  public static Person of(StoreState state, IntList members, long scope) {
    IdentityReader identityOf = new IdentityReader(state.log());
    List<Identity> identities = new ArrayList<>(members.size());
    IntList current = new IntList();
    IntList events = new IntList();
    for (int i = 0; i < members.size(); i++) {
      identities.add(identityOf.apply(members.get(i)));
      state.effective().collectCurrent(members.get(i), current);
    }
    state.effective().collectEvents(members, events);
    IntList all = new IntList(current.size() + events.size());
    all.addAll(current);
    all.addAll(events);
    state.log().prefetch(all);
    return new Person(
        identityOf.apply(state.graphs().anchor(members)),
        identities,
        PersonFragments.copy(
            state.log(), current, FragmentSort.sorted(events, state.log()), identityOf, scope));
  }

  /**
   * Reads what the attributes of the person of an identity that is not stale are merged from: the
   * records and patches, without identities but the primary one.
   *
   * @param scope the number that tells the store from others
   */
  public static EncodedPerson<ProfileFragment> versions(
      StoreState state, int identity, Stitching stitching, long scope) {
    IntList members =
        stitching == Stitching.GRAPH ? state.graph().members(identity) : IntList.of(identity);
    IntList current = new IntList();
    for (int i = 0; i < members.size(); i++) {
      state.effective().collectCurrent(members.get(i), current);
    }
    state.log().prefetch(current);
    return PersonFragments.copyForAttributes(state.log(), current, scope);
  }

  /** {@return the identities of one person in canonical order} */
  public static IntList members(StoreState state, int identity, Stitching stitching) {
    return stitching == Stitching.GRAPH ? state.graphs().of(identity) : IntList.of(identity);
  }

  /** {@return the anchors of all persons, in canonical order} No graph may be stale. */
  public static IntList anchors(StoreState state, Stitching stitching) {
    IntList anchors = new IntList();
    for (int identity = 0; identity < state.identityBound(); identity++) {
      if (!state.isKnown(identity) || !state.isGraphForming(identity)) {
        continue;
      }
      if (stitching == Stitching.NONE) {
        anchors.add(identity);
      } else if (state.graphs().isRepresentative(identity)) {
        anchors.add(state.graphs().anchor(state.graphs().of(identity)));
      }
    }
    IdentitySort.sort(state, anchors);
    return anchors;
  }

  /**
   * Merges the fragments.
   *
   * @param policy the policy of the merge
   * @param settings the settings of the store
   */
  public Optional<Profile> merge(MergePolicy policy, LastingSettings settings) {
    return ProfileMerger.merge(
        policy, settings.strictlyNewer(), settings.profileId(anchor), members, fragments);
  }
}
