package dev.selfsame.profile;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.engine.cursor.StoreList;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.profile.Node.Branch;
import dev.selfsame.profile.ValueConflict.Ranked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

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
    List<ProfileFragment> versions = new ArrayList<>();
    List<ProfileFragment> events = new ArrayList<>();
    for (ProfileFragment fragment : fragments) {
      if (fragment.kind() != FragmentKind.EVENT) {
        versions.add(fragment);
      } else if (policy.takesEvents(fragment.source())) {
        events.add(fragment);
      }
    }
    PathRules rules = policy.attributeRules();
    List<Ranked<Branch>> trees = new ArrayList<>();
    List<Origin> taken = new ArrayList<>(fragments.size());
    for (SourceTree tree : SourceTree.of(versions, strictlyNewer)) {
      OptionalInt rank = policy.rank(tree.source());
      if (rank.isPresent()) {
        trees.add(new Ranked<>(rules.taken(tree.root(), tree.source()), rank.getAsInt()));
        taken.addAll(tree.fragments());
      }
    }
    events.forEach(event -> taken.add(event.origin()));
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    Set<String> sources = new HashSet<>();
    Instant newest = taken.get(0).timestamp();
    for (Origin origin : taken) {
      sources.add(origin.source());
      newest = origin.timestamp().isAfter(newest) ? origin.timestamp() : newest;
    }
    TreeMerge.Merged merged = TreeMerge.merge(policy.method(), rules, trees);
    return Optional.of(
        new Profile(
            id,
            members,
            merged.attributes(),
            Suppliers.memoize(merged::provenance),
            Suppliers.memoize(merged::differed),
            Timeline.of(events, StoreList.scopeOf(fragments)),
            ImmutableSortedSet.copyOf(Utf8Order.INSTANCE, sources),
            newest));
  }
}
