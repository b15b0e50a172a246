package dev.selfsame.profile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.engine.encoded.EncodedPerson;
import dev.selfsame.engine.encoded.EncodedVersion;
import dev.selfsame.engine.encoded.EventRows;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.profile.LeafMerge.Layer;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.ValueConflict.Ranked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A pure function from the fragments of one person to a profile.
 *
 * <p>A store calls it at each read. It is public for engines that run elsewhere and group fragments
 * by person themselves; applications that use a store do not need it. Records that are not current
 * and patches older than the current record have no effect and may be left out. The order of the
 * fragments does not affect the result. Stateless, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class ProfileMerger {
  /** Stands for the id of a profile, which no attribute depends on. */
  private static final ProfileId ANY_ID = new ProfileId(0, 0);

  private ProfileMerger() {}

  /**
   * Returns the profile of the given fragments under a policy, or empty when the policy selects
   * none of them. Costs O(n log n) in the number of fragments, plus O(size of their attributes).
   *
   * @param policy the policy
   * @param strictlyNewer whether a source is declared strictly newer
   * @param id the id of the graph
   * @param members the identities of the graph in canonical order
   * @param fragments fragments stored under members, each with id, timestamp and primary identity,
   *     in any order
   * @return the profile
   * @throws IllegalStateException if a fragment has no id, timestamp or primary identity
   */
  public static Optional<Profile> merge(
      MergePolicy policy,
      Predicate<String> strictlyNewer,
      ProfileId id,
      List<Identity> members,
      Collection<ProfileFragment> fragments) {
    if (fragments instanceof EncodedPerson<ProfileFragment> person) {
      EventRows<ProfileFragment> events = person.events().ofSources(policy::takesEvents);
      return isByLeaves(policy, person)
          ? mergeLeaves(policy, strictlyNewer, id, members, person, events)
          : mergeTrees(policy, strictlyNewer, id, members, versionsOf(person), events);
    }
    List<ProfileFragment> versions = new ArrayList<>();
    List<ProfileFragment> events = new ArrayList<>();
    for (ProfileFragment fragment : fragments) {
      if (fragment.kind() != FragmentKind.EVENT) {
        versions.add(fragment);
      } else if (policy.takesEvents(fragment.source())) {
        events.add(fragment);
      }
    }
    return mergeTrees(
        policy,
        strictlyNewer,
        id,
        members,
        versions,
        EventObjects.inOrder(events, EventRows.NO_STORE));
  }

  /**
   * Returns some of the attributes that the given fragments have under a policy: those of {@link
   * #merge} that {@link Profile#project} leaves. Costs O(size of the attributes).
   *
   * @param policy the policy
   * @param strictlyNewer whether a source is declared strictly newer
   * @param fragments fragments of one person, as for {@link #merge}; events have no effect
   * @param paths dotted paths
   * @return the attributes; empty when there are none
   * @throws IllegalStateException if a fragment has no id, timestamp or primary identity
   * @throws IllegalArgumentException if a path has an empty name
   */
  public static Map<String, Object> attributes(
      MergePolicy policy,
      Predicate<String> strictlyNewer,
      Collection<ProfileFragment> fragments,
      Collection<String> paths) {
    Projection projection = Projection.to(paths);
    if (fragments instanceof EncodedPerson<ProfileFragment> person && isByLeaves(policy, person)) {
      return LeafMerge.merge(
          policy.method(),
          policy.attributeRules(),
          person.names(),
          layers(policy, person),
          projection);
    }
    return merge(policy, strictlyNewer, ANY_ID, List.of(), fragments)
        .map(profile -> projection.of(profile.attributes()))
        .orElse(Map.of());
  }

  private static List<ProfileFragment> versionsOf(EncodedPerson<ProfileFragment> person) {
    return person.subList(0, person.versions().size());
  }

  private static Optional<Profile> mergeTrees(
      MergePolicy policy,
      Predicate<String> strictlyNewer,
      ProfileId id,
      List<Identity> members,
      List<ProfileFragment> versions,
      EventRows<ProfileFragment> events) {
    List<Ranked<Branch>> trees = new ArrayList<>();
    List<Origin> taken = new ArrayList<>();
    for (SourceTree tree : SourceTree.of(versions, strictlyNewer)) {
      OptionalInt rank = policy.rank(tree.source());
      if (rank.isPresent()) {
        trees.add(ranked(policy, tree, rank.getAsInt()));
        taken.addAll(tree.fragments());
      }
    }
    if (taken.isEmpty() && events.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Profile(
            id,
            members,
            ProfileValues.of(TreeMerge.merge(policy.method(), policy.attributeRules(), trees)),
            Timeline.of(events),
            () -> sources(events, taken, Origin::source),
            () -> newest(events, taken, Origin::timestamp)));
  }

  private static Ranked<Branch> ranked(MergePolicy policy, SourceTree tree, int rank) {
    return new Ranked<>(policy.attributeRules().taken(tree.root(), tree.source()), rank);
  }

  /**
   * {@return whether {@link LeafMerge} can merge the records of a person: all of them are whole,
   * they are few, and no rule takes some of their values out before the merge}
   */
  private static boolean isByLeaves(MergePolicy policy, EncodedPerson<ProfileFragment> person) {
    return person.versions().size() <= LeafMerge.MOST_LAYERS
        && policy.attributeRules().namedSources().isEmpty()
        && !hasPatch(person);
  }

  private static boolean hasPatch(EncodedPerson<ProfileFragment> person) {
    for (EncodedVersion version : person.versions()) {
      if (version.isPatch()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Profile> mergeLeaves(
      MergePolicy policy,
      Predicate<String> strictlyNewer,
      ProfileId id,
      List<Identity> members,
      EncodedPerson<ProfileFragment> person,
      EventRows<ProfileFragment> events) {
    List<Layer> layers = layers(policy, person);
    if (layers.isEmpty() && events.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Profile(
            id,
            members,
            values(policy, strictlyNewer, person, layers),
            Timeline.of(events),
            () -> sources(events, layers, layer -> layer.version().source()),
            () -> newest(events, layers, Layer::timestamp)));
  }

  private static ProfileValues values(
      MergePolicy policy,
      Predicate<String> strictlyNewer,
      EncodedPerson<ProfileFragment> person,
      List<Layer> layers) {
    String method = policy.method();
    PathRules rules = policy.attributeRules();
    Function<Projection, Map<String, Object>> some =
        projection -> LeafMerge.merge(method, rules, person.names(), layers, projection);
    Supplier<TreeMerge.Merged> merged =
        Suppliers.memoize(
            () -> TreeMerge.merge(method, rules, trees(person, strictlyNewer, layers)));
    Supplier<ImmutableSortedMap<String, Provenance>> explained =
        Suppliers.memoize(() -> merged.get().provenance());
    if (rules.asMap().isEmpty()) {
      return new ProfileValues(
          some,
          () -> LeafProvenance.of(method, person.names(), layers, explained),
          () -> merged.get().differed());
    }
    // What a rule throws is thrown from the read.
    Map<String, Object> attributes = some.apply(Projection.WHOLE);
    return new ProfileValues(
        projection -> projection.of(attributes), explained, () -> merged.get().differed());
  }

  /** {@return the trees of the records that take part} */
  private static List<Ranked<Branch>> trees(
      EncodedPerson<ProfileFragment> person, Predicate<String> strictlyNewer, List<Layer> layers) {
    Map<String, Integer> ranks = new HashMap<>();
    layers.forEach(layer -> ranks.put(layer.version().source(), layer.rank()));
    List<Ranked<Branch>> trees = new ArrayList<>(layers.size());
    for (SourceTree tree : SourceTree.of(versionsOf(person), strictlyNewer)) {
      Integer rank = ranks.get(tree.source());
      if (rank != null) {
        trees.add(new Ranked<>(tree.root(), rank));
      }
    }
    return trees;
  }

  /** {@return the records that a policy selects, the strongest first} */
  private static List<Layer> layers(MergePolicy policy, EncodedPerson<ProfileFragment> person) {
    List<Layer> layers = new ArrayList<>(person.versions().size());
    for (EncodedVersion version : person.versions()) {
      OptionalInt rank = policy.rank(version.source());
      if (rank.isPresent()) {
        layers.add(new Layer(version, rank.getAsInt(), version.timestamp()));
      }
    }
    layers.sort(LeafMerge.STRONGEST_FIRST);
    return layers;
  }

  private static <T> ImmutableSortedSet<String> sources(
      EventRows<ProfileFragment> events, List<T> taken, Function<T, String> sourceOf) {
    Set<String> sources = events.sources();
    taken.forEach(each -> sources.add(sourceOf.apply(each)));
    return ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, sources);
  }

  private static <T> Instant newest(
      EventRows<ProfileFragment> events, List<T> taken, Function<T, Instant> timeOf) {
    Stream<Instant> times = taken.stream().map(timeOf);
    return (events.isEmpty()
            ? times
            : Stream.concat(times, Stream.of(events.timestamp(events.size() - 1))))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
