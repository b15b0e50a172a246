package dev.selfsame.profile;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.engine.encoded.EncodedPerson;
import dev.selfsame.engine.encoded.EncodedVersion;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
      Timeline timeline = Timeline.of(person.events().ofSources(policy::takesEvents));
      return isByLeaves(policy, person)
          ? mergeLeaves(policy, strictlyNewer, id, members, person, timeline)
          : mergeTrees(policy, strictlyNewer, id, members, versionsOf(person), timeline);
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
    return mergeTrees(policy, strictlyNewer, id, members, versions, Timeline.of(events));
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
      Timeline timeline) {
    List<Ranked<Branch>> trees = new ArrayList<>();
    Taken taken = new Taken(timeline);
    for (SourceTree tree : SourceTree.of(versions, strictlyNewer)) {
      OptionalInt rank = policy.rank(tree.source());
      if (rank.isPresent()) {
        trees.add(ranked(policy, tree, rank.getAsInt()));
        tree.fragments().forEach(origin -> taken.add(origin.source(), origin.timestamp()));
      }
    }
    return taken.profile(
        id,
        members,
        () -> ProfileValues.of(TreeMerge.merge(policy.method(), policy.attributeRules(), trees)));
  }

  private static Ranked<Branch> ranked(MergePolicy policy, SourceTree tree, int rank) {
    return new Ranked<>(policy.attributeRules().taken(tree.root(), tree.source()), rank);
  }

  /**
   * {@return whether {@link LeafMerge} can merge the records of a person: all of them are whole,
   * and no rule takes some of their values out before the merge}
   */
  private static boolean isByLeaves(MergePolicy policy, EncodedPerson<ProfileFragment> person) {
    return policy.attributeRules().namedSources().isEmpty()
        && person.versions().stream().noneMatch(EncodedVersion::isPatch);
  }

  private static Optional<Profile> mergeLeaves(
      MergePolicy policy,
      Predicate<String> strictlyNewer,
      ProfileId id,
      List<Identity> members,
      EncodedPerson<ProfileFragment> person,
      Timeline timeline) {
    Map<String, Integer> ranks = new HashMap<>();
    List<Layer> records = new ArrayList<>(person.versions().size());
    Taken taken = new Taken(timeline);
    for (EncodedVersion version : person.versions()) {
      OptionalInt rank = policy.rank(version.source());
      if (rank.isPresent()) {
        records.add(new Layer(version, rank.getAsInt()));
        ranks.put(version.source(), rank.getAsInt());
        taken.add(version.source(), version.timestamp());
      }
    }
    List<Layer> layers = LeafMerge.inOrder(records);
    String method = policy.method();
    PathRules rules = policy.attributeRules();
    Supplier<TreeMerge.Merged> explained =
        () -> {
          List<Ranked<Branch>> trees = new ArrayList<>();
          for (SourceTree tree : SourceTree.of(versionsOf(person), strictlyNewer)) {
            Integer rank = ranks.get(tree.source());
            if (rank != null) {
              trees.add(new Ranked<>(tree.root(), rank));
            }
          }
          return TreeMerge.merge(method, rules, trees);
        };
    return taken.profile(
        id,
        members,
        () -> {
          if (!rules.asMap().isEmpty()) {
            Map<String, Object> attributes =
                LeafMerge.merge(method, rules, person.names(), layers, Projection.WHOLE);
            return ProfileValues.of(projection -> projection.of(attributes), explained);
          }
          return ProfileValues.of(
              projection -> LeafMerge.merge(method, rules, person.names(), layers, projection),
              explained);
        });
  }

  /** What a policy selects, beside the values. */
  private static final class Taken {
    private final Timeline timeline;
    private final Set<String> sources;
    private @Nullable Instant newest;

    Taken(Timeline timeline) {
      this.timeline = timeline;
      this.sources = timeline.sources();
      this.newest = timeline.isEmpty() ? null : timeline.newest();
    }

    void add(String source, Instant time) {
      sources.add(source);
      newest = newest == null || time.isAfter(newest) ? time : newest;
    }

    /** {@return the profile, or empty when nothing is selected} */
    Optional<Profile> profile(
        ProfileId id, List<Identity> members, Supplier<ProfileValues> values) {
      return newest == null
          ? Optional.empty()
          : Optional.of(
              new Profile(
                  id,
                  members,
                  values.get(),
                  timeline,
                  ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, sources),
                  newest));
    }
  }
}
