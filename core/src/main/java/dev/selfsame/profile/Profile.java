package dev.selfsame.profile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.value.AttributePath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one person under one merge policy: identities, merged attributes, where each
 * value came from, and the time line.
 *
 * <p>A profile is a result: computed when it was read, immutable, and unmoved by what happens to
 * the store later. It is safe for use by any number of threads. {@link #toString} shows no identity
 * value and no attribute.
 */
public final class Profile {
  private final ProfileId id;
  private final ImmutableList<Identity> identities;
  private final Map<String, Object> attributes;

  /**
   * Most readers want values alone, so where they came from is put together when it is asked for.
   */
  private final Supplier<ImmutableSortedMap<String, Provenance>> provenance;

  /** The paths at which not all candidates said the same. */
  private final Supplier<ImmutableSet<String>> differed;

  private final Timeline timeline;
  private final ImmutableSortedSet<String> sources;
  private final Instant lastModified;

  Profile(
      ProfileId id,
      List<Identity> identities,
      Map<String, Object> attributes,
      Supplier<ImmutableSortedMap<String, Provenance>> provenance,
      Supplier<ImmutableSet<String>> differed,
      Timeline timeline,
      SortedSet<String> sources,
      Instant lastModified) {
    this.id = id;
    this.identities = ImmutableList.copyOf(identities);
    this.attributes = attributes;
    this.provenance = provenance;
    this.differed = differed;
    this.timeline = timeline;
    this.sources = ImmutableSortedSet.copyOfSorted(sources);
    this.lastModified = lastModified;
  }

  /** {@return the stable name of the profile: the same whichever fragment came first} */
  public ProfileId id() {
    return id;
  }

  /**
   * {@return the identities of the person in canonical order: by priority of the namespace, then by
   * value}
   */
  public List<Identity> identities() {
    return identities;
  }

  /** {@return the merged attributes as an unmodifiable tree, names in UTF-8 byte order} */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /**
   * Returns the value at a path: a String, a Boolean, a Long or BigInteger, a BigDecimal, a List,
   * or a Map for an object.
   *
   * @param path names with dots between them, such as {@code person.name.first}
   * @return the value, or empty when there is none
   */
  public Optional<Object> attribute(String path) {
    return Optional.ofNullable(AttributePath.find(attributes, path));
  }

  /**
   * {@return where each value came from, by path in UTF-8 byte order} An array is one value; an
   * object is none, its leaves are, unless a rule takes the object for one value. Put together at
   * the first call, which costs O(n log n) in the values that met.
   */
  public SortedMap<String, Provenance> provenance() {
    return provenance.get();
  }

  /**
   * Returns where the value at a path came from.
   *
   * @param path the path of a leaf or an array
   * @return the provenance, or empty when there is no such value
   */
  public Optional<Provenance> provenance(String path) {
    return Optional.ofNullable(provenance().get(path));
  }

  /**
   * Returns the conflict report: the provenance of each value at whose path not all candidates said
   * the same, by path in UTF-8 byte order. Numbers compare by value; equal values of two sources
   * are no conflict. Costs O(values).
   *
   * @return for each such path the winner, the rule and what lost
   */
  public SortedMap<String, Provenance> conflicts() {
    return ImmutableSortedMap.copyOfSorted(Maps.filterKeys(provenance(), differed.get()::contains));
  }

  /**
   * Returns this profile with some of its attributes alone: what is at the given paths and all
   * below, with its provenance. Of the values that lost, too, only what is at these paths remains.
   * All else stays. Costs O(size of the attributes).
   *
   * @param paths names with dots between them; {@code *} is exactly one name, as in {@code
   *     consents.*.given}
   * @return the profile
   * @throws IllegalArgumentException if a path has an empty name
   */
  public Profile project(String... paths) {
    Projection projection = Projection.to(List.of(paths));
    Map<String, Object> projected = projection.of(attributes);
    SortedMap<String, Provenance> from = projection.of(provenance());
    from.keySet().removeIf(path -> AttributePath.find(projected, path) == null);
    ImmutableSortedMap<String, Provenance> remaining = ImmutableSortedMap.copyOfSorted(from);
    return new Profile(
        id, identities, projected, () -> remaining, differed, timeline, sources, lastModified);
  }

  /** {@return the events, oldest first} */
  public Timeline timeline() {
    return timeline;
  }

  /** {@return the sources of all that the policy takes, by name in UTF-8 byte order} */
  public SortedSet<String> sources() {
    return sources;
  }

  /** {@return the time of the newest fragment that the policy takes} */
  public Instant lastModified() {
    return lastModified;
  }

  /**
   * Profiles are equal when all their parts are, the provenance with the values that lost included.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Profile that
        && id.equals(that.id)
        && identities.equals(that.identities)
        && attributes.equals(that.attributes)
        && provenance().equals(that.provenance())
        && timeline.equals(that.timeline)
        && sources.equals(that.sources)
        && lastModified.equals(that.lastModified);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, identities, attributes, lastModified);
  }

  /** {@return the id and how much there is; no identity value and no attribute} */
  @Override
  public String toString() {
    return "Profile[%s, %d identities, %d values, %d events]"
        .formatted(id, identities.size(), provenance().size(), timeline.size());
  }
}
