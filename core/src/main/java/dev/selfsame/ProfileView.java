package dev.selfsame;

import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Timeline;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A read-only view of the profiles of a {@link ProfileStore}, as they are or as they were at a
 * time.
 *
 * <p>Each call sees the state between two writes, and two calls may see different states. What is
 * returned is immutable. Identities that are passed in are normalized first. Safe for use by any
 * number of threads. Applications do not implement this interface, since methods may be added to
 * it.
 *
 * @since 0.1.0
 */
public interface ProfileView {
  /**
   * Returns the profile of the person that an identity belongs to, under the default policy.
   *
   * @param identity any identity of the person; it is normalized first
   * @return the profile, or empty when the identity is not known or the policy selects nothing of
   *     the person
   */
  Optional<Profile> find(Identity identity);

  /**
   * Returns the profile of the person that an identity belongs to, under a named policy. Costs
   * O(size of what is merged).
   *
   * @param identity any identity of the person; it is normalized first
   * @param policy the name of a policy
   * @return the profile, or empty when the identity is not known or the policy selects nothing of
   *     the person
   * @throws IllegalArgumentException if there is no such policy
   */
  Optional<Profile> find(Identity identity, String policy);

  /**
   * Returns attributes of the person that an identity belongs to, under the default policy, like
   * {@link #attributes(Identity, String, Collection)}.
   *
   * @param identity any identity of the person; it is normalized first
   * @param paths dotted paths; {@code *} matches exactly one name, as in {@code consents.*.given}
   * @return the attributes as an unmodifiable tree, names in UTF-8 byte order; empty when there are
   *     none
   * @throws IllegalArgumentException if a path has an empty name
   */
  Map<String, Object> attributes(Identity identity, Collection<String> paths);

  /**
   * Returns attributes of the person that an identity belongs to, under a named policy: those at
   * and below some paths, as {@link Profile#project} of the profile would leave them. Use it where
   * few attributes are wanted and nothing else: it reads no events, merges nothing of other paths,
   * and asks no attribute rule for them. Costs O(size of the records and patches), most of which is
   * skipped.
   *
   * @param identity any identity of the person; it is normalized first
   * @param policy the name of a policy
   * @param paths dotted paths; {@code *} matches exactly one name, as in {@code consents.*.given}
   * @return the attributes as an unmodifiable tree, names in UTF-8 byte order; empty when there are
   *     none
   * @throws IllegalArgumentException if there is no such policy, or a path has an empty name
   */
  Map<String, Object> attributes(Identity identity, String policy, Collection<String> paths);

  /**
   * Returns the profile with an id, under the default policy. Any id that was ever returned stands
   * for the graph that now holds its anchor. The first such call, and one after many identities
   * were added, indexes them, which is a {@linkplain dev.selfsame long read}.
   *
   * @param id the id of a profile
   * @return the profile, or empty when no identity held is the anchor of this id or the policy
   *     selects nothing of the person
   */
  Optional<Profile> find(ProfileId id);

  /**
   * Returns the profiles of many identities under the default policy, like {@link
   * #findAll(Collection, String)}.
   *
   * @param identities any identities
   * @return one result for each of them, in their order
   */
  List<Optional<Profile>> findAll(Collection<Identity> identities);

  /**
   * Returns the profiles of many identities under a named policy. All are read in one state between
   * two writes; a person that several of the identities belong to is read and merged once. Costs as
   * much as finding each person once; what is merged is held in memory together. Of more than 1,024
   * identities it is a {@linkplain dev.selfsame long read}.
   *
   * @param identities any identities, with or without repetitions
   * @param policy the name of a policy
   * @return one result for each of them, in their order: the profile, or empty when the identity is
   *     not known or the policy selects nothing of the person
   * @throws IllegalArgumentException if there is no such policy
   */
  List<Optional<Profile>> findAll(Collection<Identity> identities, String policy);

  /**
   * Returns a page of the events of a person under the default policy, like {@link
   * #timeline(Identity, String, TimelineQuery)}.
   *
   * @param identity any identity of the person; it is normalized first
   * @param query the query
   * @return the events in the order of the query, and the position to continue from
   * @throws dev.selfsame.query.InvalidCursorException if the cursor of the query is damaged, comes
   *     from another store or belongs to another query; the message states which
   */
  Page<ProfileFragment> timeline(Identity identity, TimelineQuery query);

  /**
   * Returns a page of the events of a person under a named policy: the same as {@link
   * Timeline#query} of the profile returns, without reading the others. Use it where a person may
   * have very many events. Costs O(events of the person) for their times, which are sorted, and
   * reads those examined until the page is full, while writers wait.
   *
   * @param identity any identity of the person; it is normalized first
   * @param policy the name of a policy
   * @param query the query
   * @return the events in the order of the query, and the position to continue from; no event when
   *     the identity is not known
   * @throws IllegalArgumentException if there is no such policy
   * @throws dev.selfsame.query.InvalidCursorException if the cursor of the query is damaged, comes
   *     from another store or belongs to another query; the message states which
   */
  Page<ProfileFragment> timeline(Identity identity, String policy, TimelineQuery query);

  /**
   * Returns counts of the events of a person under a named policy: the same as {@link
   * Timeline#statistics} of the profile, without reading their attributes. Costs O(events of the
   * person), while writers wait.
   *
   * @param identity any identity of the person; it is normalized first
   * @param policy the name of a policy
   * @return the counts; all 0 when the identity is not known
   * @throws IllegalArgumentException if there is no such policy
   */
  Timeline.Statistics timelineStatistics(Identity identity, String policy);

  /** {@return the identity graph, as a live read-only view} */
  IdentityGraph graph();

  /**
   * Returns all profiles under the default policy, like {@link #profiles(String)}.
   *
   * @return the profiles in the order of their anchors
   */
  Stream<Profile> profiles();

  /**
   * Returns all profiles under a named policy, in the canonical order of their anchors: the
   * identities that give them their ids. A {@linkplain dev.selfsame long read} lists the anchors at
   * the start, which costs O(n log n), O(n) where a search keeps them in order, and 4 bytes per
   * profile; each profile is read when the stream reaches it. A profile that was merged into
   * another meanwhile is left out, one that was created meanwhile may be.
   *
   * @param policy the name of a policy
   * @return the profiles
   * @throws IllegalArgumentException if there is no such policy
   */
  Stream<Profile> profiles(String policy);

  /**
   * Returns the profiles as they would be if nothing later than a time had been added, under the
   * current settings. What a source replaced under the same key later, and what was withdrawn, is
   * no longer held and so is not in them.
   *
   * <p>The past state is computed for each call: one about a person costs O(f log f) in the
   * fragments reachable from the identities passed in, and one about all people O(n log n) in all
   * fragments and a copy of these. Copying them is a short read, or a {@linkplain dev.selfsame long
   * one} where it is about all people; the rest keeps nobody waiting.
   *
   * @param time the last instant that counts
   * @return a view of that state; it is live: it reflects fragments that arrive late or are
   *     withdrawn, but a stream of all profiles is of one state
   */
  ProfileView asOf(Instant time);
}
