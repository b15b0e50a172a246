package dev.selfsame;

import dev.selfsame.graph.IdentityGraph;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Stitching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of a store as they are, or as they were at a time: read behind its lock, merged in
 * front of it.
 */
final class ProfileReader implements ProfileView {
  private final Moment moment;
  private final Intake intake;
  private final IdentityGraph graph;

  /** What tells the cursors of this store from those of others. */
  private final long scope;

  ProfileReader(Moment moment, Intake intake, long scope) {
    this.moment = moment;
    this.intake = intake;
    this.graph = new GraphView(moment, intake);
    this.scope = scope;
  }

  @Override
  public Optional<Profile> find(Identity identity) {
    return find(identity, defaultPolicy());
  }

  @Override
  public Optional<Profile> find(Identity identity, String policy) {
    MergePolicy named = moment.settings().policy(policy);
    Identity acceptable = intake.acceptable(identity);
    if (acceptable == null) {
      return Optional.empty();
    }
    Optional<Person> person =
        moment.readAbout(
            (held, known) ->
                known.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Person.of(held, known.get(0), named.stitching())),
            acceptable);
    return person.flatMap(found -> found.merge(named, moment.settings(), scope));
  }

  @Override
  public Optional<Profile> find(ProfileId id) {
    return moment.present().read(held -> held.anchorOf(id)).flatMap(this::find);
  }

  @Override
  public List<Optional<Profile>> findAll(Collection<Identity> identities) {
    return findAll(identities, defaultPolicy());
  }

  @Override
  public List<Optional<Profile>> findAll(Collection<Identity> identities, String policy) {
    MergePolicy named = moment.settings().policy(policy);
    List<@Nullable Identity> asked = new ArrayList<>(identities.size());
    identities.forEach(identity -> asked.add(intake.acceptable(identity)));
    Identity[] acceptable = asked.stream().filter(Objects::nonNull).toArray(Identity[]::new);
    return moment
        .readAbout((held, known) -> People.of(held, asked, named.stitching()), acceptable)
        .merge(named, moment.settings(), scope);
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
    MergePolicy named = moment.settings().policy(policy);
    GuardedFragments all = moment.all();
    IntList anchors = all.readAboutAll(held -> Person.anchors(held, named.stitching()));
    return anchors.stream()
        .mapToObj(anchor -> personAnchoredAt(anchor, all, named.stitching()))
        .flatMap(Optional::stream)
        .flatMap(person -> person.merge(named, moment.settings(), scope).stream());
  }

  @Override
  public ProfileView asOf(Instant time) {
    return new ProfileReader(moment.asOf(time), intake, scope);
  }

  private static Optional<Person> personAnchoredAt(
      int anchor, GuardedFragments all, Stitching stitching) {
    return all.readAbout(
        held -> held.isKnown(anchor) ? IntList.of(anchor) : IntList.of(),
        (held, known) -> {
          if (known.isEmpty()) {
            return Optional.empty();
          }
          IntList members = Person.members(held, anchor, stitching);
          return held.anchor(members) == anchor
              ? Optional.of(Person.of(held, members))
              : Optional.empty();
        });
  }

  private String defaultPolicy() {
    return moment.settings().defaultPolicy();
  }
}
