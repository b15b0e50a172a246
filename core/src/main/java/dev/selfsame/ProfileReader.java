package dev.selfsame;

import dev.selfsame.engine.encoded.EventRows;
import dev.selfsame.engine.query.GraphView;
import dev.selfsame.engine.query.PointInTime;
import dev.selfsame.engine.store.Intake;
import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.People;
import dev.selfsame.engine.store.Person;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.engine.store.StoredEvents;
import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.ProfileMerger;
import dev.selfsame.profile.Timeline;
import dev.selfsame.profile.TimelineQuery;
import dev.selfsame.query.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a store at a point in time: live for the present, or as of a time. Fragments are
 * read under the lock, and merged outside of it.
 */
final class ProfileReader implements ProfileView {
  private final PointInTime pointInTime;
  private final Intake intake;
  private final LastingSettings settings;
  private final IdentityGraph graph;
  private final Function<Stitching, @Nullable IntList> listed;

  /** The number that tells the cursors of this store from those of others. */
  private final long scope;

  /**
   * Creates a reader.
   *
   * @param listed returns the anchors of all profiles if they are already listed, else null
   * @param scope the number that tells the cursors of this store from those of others
   */
  ProfileReader(
      PointInTime pointInTime,
      LastingSettings settings,
      Intake intake,
      Function<Stitching, @Nullable IntList> listed,
      long scope) {
    this.pointInTime = pointInTime;
    this.settings = settings;
    this.intake = intake;
    this.graph = new GraphView(pointInTime, intake);
    this.listed = listed;
    this.scope = scope;
  }

  @Override
  public Optional<Profile> find(Identity identity) {
    return find(identity, defaultPolicy());
  }

  @Override
  public Optional<Profile> find(Identity identity, String policy) {
    MergePolicy merge = settings.policy(policy);
    return readAbout(identity, (state, known) -> Person.of(state, known, merge.stitching(), scope))
        .flatMap(found -> found.merge(merge, settings));
  }

  /** Answers a query about the graph of an identity; empty when the identity is not known. */
  private <T> Optional<T> readAbout(Identity identity, BiFunction<StoreState, Integer, T> query) {
    Identity acceptable = intake.acceptable(identity);
    if (acceptable == null) {
      return Optional.empty();
    }
    return pointInTime.readAbout(
        (state, known) ->
            known.isEmpty() ? Optional.empty() : Optional.of(query.apply(state, known.get(0))),
        acceptable);
  }

  @Override
  public Map<String, Object> attributes(Identity identity, Collection<String> paths) {
    return attributes(identity, defaultPolicy(), paths);
  }

  @Override
  public Map<String, Object> attributes(
      Identity identity, String policy, Collection<String> paths) {
    MergePolicy merge = settings.policy(policy);
    Collection<ProfileFragment> found =
        this.<Collection<ProfileFragment>>readAbout(
                identity, (state, known) -> Person.versions(state, known, merge.stitching(), scope))
            .orElse(List.of());
    return ProfileMerger.attributes(merge, settings.strictlyNewer(), found, paths);
  }

  @Override
  public Optional<Profile> find(ProfileId id) {
    return pointInTime.anchorOf(id).flatMap(this::find);
  }

  @Override
  public List<Optional<Profile>> findAll(Collection<Identity> identities) {
    return findAll(identities, defaultPolicy());
  }

  @Override
  public List<Optional<Profile>> findAll(Collection<Identity> identities, String policy) {
    MergePolicy merge = settings.policy(policy);
    List<@Nullable Identity> normalized = new ArrayList<>(identities.size());
    identities.forEach(identity -> normalized.add(intake.acceptable(identity)));
    Identity[] acceptable = normalized.stream().filter(Objects::nonNull).toArray(Identity[]::new);
    return pointInTime
        .readAbout(
            (state, known) -> People.of(state, normalized, merge.stitching(), scope), acceptable)
        .merge(merge, settings);
  }

  @Override
  public Page<ProfileFragment> timeline(Identity identity, TimelineQuery query) {
    return timeline(identity, defaultPolicy(), query);
  }

  @Override
  public Page<ProfileFragment> timeline(Identity identity, String policy, TimelineQuery query) {
    return readTimeline(identity, policy, timeline -> timeline.query(query));
  }

  @Override
  public Timeline.Statistics timelineStatistics(Identity identity, String policy) {
    return readTimeline(identity, policy, Timeline::statistics);
  }

  /** Reads the time line of a person under the lock, without copying it. */
  private <T> T readTimeline(Identity identity, String policy, Function<Timeline, T> read) {
    MergePolicy merge = settings.policy(policy);
    return readAbout(
            identity,
            (state, known) ->
                read.apply(
                    Timeline.of(
                        StoredEvents.of(state, known, merge.stitching(), scope)
                            .ofSources(merge::takesEvents))))
        .orElseGet(() -> read.apply(Timeline.of(EventRows.<ProfileFragment>none(scope))));
  }

  @Override
  public IdentityGraph graph() {
    return graph;
  }

  @Override
  public Stream<Profile> profiles() {
    return profiles(defaultPolicy());
  }

  @Override
  public Stream<Profile> profiles(String policy) {
    MergePolicy merge = settings.policy(policy);
    LockedState all = pointInTime.all();
    IntList anchors = all.scan(state -> anchors(state, merge.stitching()));
    return anchors.stream()
        .mapToObj(
            anchor ->
                personAnchoredAt(anchor, all, merge.stitching())
                    .flatMap(person -> person.merge(merge, settings)))
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  @Override
  public ProfileView asOf(Instant time) {
    return new ProfileReader(pointInTime.asOf(time), settings, intake, stitching -> null, scope);
  }

  private IntList anchors(StoreState state, Stitching stitching) {
    IntList anchors = listed.apply(stitching);
    return anchors == null ? Person.anchors(state, stitching) : anchors;
  }

  private Optional<Person> personAnchoredAt(int anchor, LockedState all, Stitching stitching) {
    return all.readAbout(
        state -> state.isKnown(anchor) ? IntList.of(anchor) : IntList.of(),
        (state, known) -> {
          if (known.isEmpty()) {
            return Optional.empty();
          }
          IntList members = Person.members(state, anchor, stitching);
          return state.graphs().anchor(members) == anchor
              ? Optional.of(Person.of(state, members, scope))
              : Optional.empty();
        });
  }

  private String defaultPolicy() {
    return pointInTime.settings().defaultPolicy();
  }
}
