package dev.selfsame;

import com.google.common.collect.ImmutableList;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck.Refused;
import java.util.List;

/**
 * A change that a write made to a store.
 *
 * <p>Profiles are those under the default policy, as {@link ProfileView#profiles()} returns them.
 * Their ids can be followed: begin with the ids of the profiles that there are when the listener is
 * registered; add those created; replace those absorbed by the survivor, and one that is split by
 * those that it is split into; take out those removed. Then the ids are those of the profiles after
 * each write.
 *
 * <pre>{@code
 * if (event instanceof ProfileCreated created) {
 *   ids.add(created.id());
 * } else if (event instanceof ProfilesMerged merged) {
 *   ids.removeAll(merged.absorbed());
 *   ids.add(merged.survivor());
 * } else if (event instanceof ProfileSplit split) {
 *   ids.remove(split.from());
 *   ids.addAll(split.into());
 * } else if (event instanceof ProfileRemoved removed) {
 *   ids.remove(removed.id());
 * }
 * }</pre>
 *
 * <p>The events of one write come in this order: refusals and rejections in the order of the
 * fragments; then the identities that entered or left quarantine and those that were evicted; then
 * the profiles that were created, merged, split and removed, and those whose attributes changed;
 * each of these kinds in canonical order of the identities or anchors.
 *
 * <p>An event holds identities, paths and ids, never the value of an attribute.
 *
 * <p>Kinds of events may be added, so a switch over them needs a default. Immutable, and safe for
 * use by any number of threads.
 *
 * @since 0.1.0
 */
public sealed interface StoreEvent {

  /**
   * An identity of a fragment was refused.
   *
   * @param refused the refusal
   */
  record IdentityRefused(Refused refused) implements StoreEvent {}

  /**
   * A fragment was rejected.
   *
   * @param rejected the result of the fragment
   */
  record FragmentRejected(AddResult.Rejected rejected) implements StoreEvent {}

  /**
   * An identity went into quarantine: it is mentioned together with too many people and no longer
   * links other identities.
   *
   * @param identity the identity
   */
  record IdentityQuarantined(Identity identity) implements StoreEvent {}

  /**
   * An identity left quarantine: it is no longer mentioned together with too many people and links
   * again.
   *
   * @param identity the identity
   */
  record IdentityReleased(Identity identity) implements StoreEvent {}

  /**
   * An identity was evicted from a graph that had grown too large.
   *
   * @param identity the identity
   */
  record IdentityEvicted(Identity identity) implements StoreEvent {}

  /**
   * A profile was created: none of its identities was in a profile before.
   *
   * @param id the id of the profile
   */
  record ProfileCreated(ProfileId id) implements StoreEvent {}

  /**
   * Several ids, each of which stood for a profile, now stand for one profile. This event is also
   * reported when a profile gets another anchor, and with it another id: because a better one came,
   * or because the old one is no longer mentioned.
   *
   * @param survivor the current id of the profile
   * @param absorbed the other ids that stand for it from now on, in the order of ids
   */
  record ProfilesMerged(ProfileId survivor, List<ProfileId> absorbed) implements StoreEvent {
    /**
     * Creates an event.
     *
     * @param survivor the current id of the profile
     * @param absorbed the other ids that stand for it from now on
     */
    public ProfilesMerged {
      absorbed = ImmutableList.copyOf(absorbed);
    }
  }

  /**
   * The identities of one profile are now in several profiles.
   *
   * @param from the id that the profile had
   * @param into the ids of the current profiles, in canonical order of their anchors
   */
  record ProfileSplit(ProfileId from, List<ProfileId> into) implements StoreEvent {
    /**
     * Creates an event.
     *
     * @param from the id that the profile had
     * @param into the ids of the current profiles
     */
    public ProfileSplit {
      into = ImmutableList.copyOf(into);
    }
  }

  /**
   * A profile was removed: none of its identities is in a profile any more.
   *
   * @param id the id that the profile had
   */
  record ProfileRemoved(ProfileId id) implements StoreEvent {}

  /**
   * The merged attributes of a profile under the default policy changed: what {@link
   * ProfileStore#find(ProfileId)} returns for its id has other values than before the write.
   *
   * <p>So when profiles merge, the survivor is compared with its own earlier state; if its id stood
   * for no profile before, all its attributes are reported. When a profile is split, each part is
   * compared with what its id stood for before: a part with a new id with the profile that held its
   * anchor. This event is not reported for ids that {@link ProfileCreated} reports, nor for ids
   * that no longer stand for a profile. A value that now comes from another fragment is not a
   * change, and neither are new events.
   *
   * @param id the current id of the profile
   * @param attributes the paths at which a value was added, replaced or removed, in UTF-8 byte
   *     order: one or more of those that {@link dev.selfsame.profile.Profile#provenance} has or had
   */
  record ProfileChanged(ProfileId id, List<String> attributes) implements StoreEvent {
    /**
     * Creates an event.
     *
     * @param id the current id of the profile
     * @param attributes the paths that changed, in UTF-8 byte order
     */
    public ProfileChanged {
      attributes = ImmutableList.copyOf(attributes);
    }
  }
}
