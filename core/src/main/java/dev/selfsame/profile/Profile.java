package dev.selfsame.profile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
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
 * A profile: what is known about one person under one merge policy. It has the identities, the
 * merged attributes, the provenance of each value, and the time line.
 *
 * <p>A profile is a result: computed when it was read, immutable, and not affected by later changes
 * of the store. Safe for use by any number of threads. {@link #toString} shows no identity value
 * and no attribute.
 *
 * @since 0.1.0
 */
public final class Profile {
  private final ProfileId id;
  private final ImmutableList<Identity> identities;
  private final ProfileValues values;
  private final Timeline timeline;
  private final Supplier<ImmutableSortedSet<String>> sources;
  private final Supplier<Instant> lastModified;

  Profile(
      ProfileId id,
      List<Identity> identities,
      ProfileValues values,
      Timeline timeline,
      Supplier<ImmutableSortedSet<String>> sources,
      Supplier<Instant> lastModified) {
    this.id = id;
    this.identities = ImmutableList.copyOf(identities);
    this.values = values;
    this.timeline = timeline;
    this.sources = Suppliers.memoize(sources::get);
    this.lastModified = Suppliers.memoize(lastModified::get);
  }

  /** {@return the stable id of the profile: the same whichever fragment came first} */
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

  /**
   * {@return the merged attributes as an unmodifiable tree, names in UTF-8 byte order} They are
   * merged at the first call where the policy has no attribute rules; otherwise they already are.
   */
  public Map<String, Object> attributes() {
    return values.attributes();
  }

  /**
   * Returns the value at a path: a String, a Boolean, a Long or BigInteger, a BigDecimal, a List,
   * or a Map for an object.
   *
   * @param path a dotted path, such as {@code person.name.first}
   * @return the value, or empty when there is none
   */
  public Optional<Object> attribute(String path) {
    return Optional.ofNullable(AttributePath.find(attributes(), path));
  }

  /**
   * {@return the provenance of each value, by path in UTF-8 byte order} An array is one value; an
   * object is not one, but each of its leaves is, unless a rule governs the object as one value.
   * Computed at the first call, which costs O(n log n) in the candidates.
   */
  public SortedMap<String, Provenance> provenance() {
    return values.provenance();
  }

  /**
   * Returns the provenance of the value at a path.
   *
   * @param path the path of a leaf or an array
   * @return the provenance, or empty when there is no such value
   */
  public Optional<Provenance> provenance(String path) {
    return Optional.ofNullable(provenance().get(path));
  }

  /**
   * Returns the conflict report: the provenance of each value at whose path not all candidates were
   * equal, by path in UTF-8 byte order. Numbers compare by value; equal values of two sources are
   * not a conflict. Costs O(values).
   *
   * @return for each such path the winner, the rule and the lost values
   */
  public SortedMap<String, Provenance> conflicts() {
    return ImmutableSortedMap.copyOfSorted(
        Maps.filterKeys(provenance(), values.differed()::contains));
  }

  /**
   * Returns this profile with only some of its attributes: those at and below the given paths, with
   * their provenance. The lost values, too, are restricted to these paths. Everything else is left
   * unchanged. The attributes of the projection are merged when they are first asked for, without
   * the others unless the policy has attribute rules.
   *
   * @param paths dotted paths; {@code *} matches exactly one name, as in {@code consents.*.given}
   * @return the profile
   * @throws IllegalArgumentException if a path has an empty name
   */
  public Profile project(String... paths) {
    return new Profile(
        id,
        identities,
        values.project(Projection.to(List.of(paths))),
        timeline,
        sources,
        lastModified);
  }

  /** {@return the events, oldest first} */
  public Timeline timeline() {
    return timeline;
  }

  /** {@return the sources of all fragments that the policy selects, by name in UTF-8 byte order} */
  public SortedSet<String> sources() {
    return sources.get();
  }

  /** {@return the time of the newest fragment that the policy selects} */
  public Instant lastModified() {
    return lastModified.get();
  }

  /** Profiles are equal when all their parts are, including the provenance with the lost values. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Profile that
        && id.equals(that.id)
        && identities.equals(that.identities)
        && attributes().equals(that.attributes())
        && provenance().equals(that.provenance())
        && timeline.equals(that.timeline)
        && sources().equals(that.sources())
        && lastModified().equals(that.lastModified());
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, identities, attributes(), lastModified());
  }

  /**
   * {@return the id and the numbers of identities, values and events; no identity value and no
   * attribute}
   */
  @Override
  public String toString() {
    return "Profile[%s, %d identities, %d values, %d events]"
        .formatted(id, identities.size(), provenance().size(), timeline.size());
  }
}
