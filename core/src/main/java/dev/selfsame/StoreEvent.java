package dev.selfsame;

import com.google.common.collect.ImmutableList;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityCheck.Refused;
import java.util.List;

/**
 * What a write changed.
 *
 * <p>The events of one write come in this order: refusals and rejections in the order of the
 * fragments; then what went into quarantine or left it and what was evicted; then the profiles that
 * were created, merged, split and removed, and those whose attributes changed; each of these kinds
 * in canonical order of the identities or anchors.
 *
 * <p>An event names paths and ids, never the value of an attribute.
 *
 * <p>Kinds of events may be added, so a switch over them needs a default. Immutable, and safe for
 * use by any number of threads.
 */
public sealed interface StoreEvent {

  /**
   * An identity of a fragment was refused.
   *
   * @param refused why
   */
  record IdentityRefused(Refused refused) implements StoreEvent {}

  /**
   * A fragment was rejected.
   *
   * @param rejected why
   */
  record FragmentRejected(AddResult.Rejected rejected) implements StoreEvent {}

  /**
   * An identity is named together with too many people and links nobody any more.
   *
   * @param identity the identity
   */
  record IdentityQuarantined(Identity identity) implements StoreEvent {}

  /**
   * An identity is no longer named together with too many people and links again.
   *
   * @param identity the identity
   */
  record IdentityReleased(Identity identity) implements StoreEvent {}

  /**
   * An identity was taken out of a graph that had grown too large.
   *
   * @param identity the identity
   */
  record IdentityEvicted(Identity identity) implements StoreEvent {}

  /**
   * A graph came to be of identities that were not known before.
   *
   * @param id its id
   */
  record ProfileCreated(ProfileId id) implements StoreEvent {}

  /**
   * Ids that named graphs of their own name one graph now. This is also the news when a graph gets
   * a better anchor, and with it another id.
   *
   * @param survivor the id of the graph now
   * @param absorbed the other ids that name it from now on, in their own order
   */
  record ProfilesMerged(ProfileId survivor, List<ProfileId> absorbed) implements StoreEvent {
    /**
     * Makes an event of its parts.
     *
     * @param survivor the id of the graph now
     * @param absorbed the other ids that name it from now on
     */
    public ProfilesMerged {
      absorbed = ImmutableList.copyOf(absorbed);
    }
  }

  /**
   * The identities of one graph are in several now.
   *
   * @param from the id that the graph had
   * @param into the ids of the graphs now, in canonical order of their anchors
   */
  record ProfileSplit(ProfileId from, List<ProfileId> into) implements StoreEvent {
    /**
     * Makes an event of its parts.
     *
     * @param from the id that the graph had
     * @param into the ids of the graphs now
     */
    public ProfileSplit {
      into = ImmutableList.copyOf(into);
    }
  }

  /**
   * No fragment held names any identity of a graph any more.
   *
   * @param id the id that it had
   */
  record ProfileRemoved(ProfileId id) implements StoreEvent {}

  /**
   * The merged attributes of a profile under the default policy changed: what {@link
   * ProfileStore#find(ProfileId)} answers for its id has other values than before the write.
   *
   * <p>So when profiles merge, the survivor is compared with itself before; if its id named none
   * before, all its attributes are news. When a profile is split, each part is compared with what
   * its id named before: a part with an id of its own with the profile that held its anchor. No
   * such news is told of ids that {@link ProfileCreated} names, nor of ids that name no graph any
   * more. That a value comes from another fragment now is no change of it, and neither are new
   * events.
   *
   * @param id the id of the profile now
   * @param attributes the paths at which there is a value that was not there before, or was another
   *     one, or is there no more, in UTF-8 byte order: one or more of those that {@link
   *     dev.selfsame.profile.Profile#provenance} has or had
   */
  record ProfileChanged(ProfileId id, List<String> attributes) implements StoreEvent {
    /**
     * Makes an event of its parts.
     *
     * @param id the id of the profile now
     * @param attributes the paths that changed, in UTF-8 byte order
     */
    public ProfileChanged {
      attributes = ImmutableList.copyOf(attributes);
    }
  }
}
