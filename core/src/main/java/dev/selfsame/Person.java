package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.Stitching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is read about one person behind the lock, to be merged in front of it. */
record Person(Identity anchor, List<Identity> members, List<ProfileFragment> fragments) {

  /** Reads the person of an identity that is not stale. */
  static Person of(HeldFragments held, int identity, Stitching stitching) {
    return of(held, members(held, identity, stitching));
  }

  /**
   * Reads a person.
   *
   * @param members the identities in canonical order
   */
  static Person of(HeldFragments held, IntList members) {
    IdentityReader identityOf = new IdentityReader(held.log());
    List<Identity> identities = new ArrayList<>(members.size());
    IntList numbers = new IntList();
    for (int i = 0; i < members.size(); i++) {
      identities.add(identityOf.apply(members.get(i)));
      held.collectCounting(members.get(i), numbers);
    }
    held.log().bringNear(numbers);
    List<ProfileFragment> fragments = new ArrayList<>(numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      fragments.add(held.log().get(numbers.get(i), identityOf));
    }
    return new Person(identityOf.apply(held.anchor(members)), identities, fragments);
  }

  /** {@return the identities of one person in canonical order} */
  static IntList members(HeldFragments held, int identity, Stitching stitching) {
    return stitching == Stitching.GRAPH ? held.members(identity) : IntList.of(identity);
  }

  /** {@return the anchors of all persons, in canonical order} No graph may be stale. */
  static IntList anchors(HeldFragments held, Stitching stitching) {
    IntList kept = held.searchIndex().anchors(held, stitching);
    return kept == null ? listAnchors(held, stitching) : kept;
  }

  private static IntList listAnchors(HeldFragments held, Stitching stitching) {
    IntList anchors = new IntList();
    for (int identity = 0; identity < held.identityBound(); identity++) {
      if (!held.isKnown(identity) || !held.isGraphForming(identity)) {
        continue;
      }
      if (stitching == Stitching.NONE) {
        anchors.add(identity);
      } else if (held.isRepresentative(identity)) {
        anchors.add(held.anchor(held.members(identity)));
      }
    }
    anchors.sort(held::compareIdentities);
    return anchors;
  }

  /**
   * Merges what was read.
   *
   * @param scope what tells the store from others
   */
  Optional<Profile> merge(MergePolicy policy, Settings settings, long scope) {
    return ProfileMerger.merge(
        policy,
        source -> settings.source(source).strictlyNewer(),
        settings.profileId(anchor),
        members,
        fragments,
        scope);
  }
}
