package dev.selfsame;

import com.google.common.collect.ImmutableSortedSet;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The collector of the statistics of a store. It merges nothing and decodes no fragment: the
 * columns are enough to tell which sources and namespaces take part in a profile.
 */
final class StatisticsCollector {
  private final StoreState state;
  private final MergePolicy policy;
  private final Map<BitSet, Long> sources = new HashMap<>();
  private final Map<BitSet, Long> namespaces = new HashMap<>();
  private long profiles;

  private StatisticsCollector(StoreState state, MergePolicy policy) {
    this.state = state;
    this.policy = policy;
  }

  /** Counts everything. Costs O(fragments + identities). No graph may be stale. */
  static StoreStatistics of(StoreState state, String policyName, MergePolicy policy) {
    StatisticsCollector count = new StatisticsCollector(state, policy);
    count.countProfiles();
    List<Namespace> declared = state.settings().namespaces().asList();
    return new StoreStatistics(
        policyName,
        count.profiles,
        count.fragmentsBySource(),
        count.identitiesByNamespace(),
        byNames(count.sources, state.log()::sourceName),
        byNames(count.namespaces, index -> declared.get(index).code()));
  }

  private Map<String, Map<FragmentKind, Long>> fragmentsBySource() {
    Map<String, Map<FragmentKind, Long>> counts = new TreeMap<>(Utf8Order.INSTANCE);
    state.select().live().stream()
        .forEach(
            fragment ->
                counts
                    .computeIfAbsent(
                        state.log().source(fragment), any -> new EnumMap<>(FragmentKind.class))
                    .merge(state.log().kind(fragment), 1L, Long::sum));
    return counts;
  }

  private Map<String, Long> identitiesByNamespace() {
    List<Namespace> declared = state.settings().namespaces().asList();
    long[] counts = new long[declared.size()];
    for (int identity = 0; identity < state.identityBound(); identity++) {
      if (state.isKnown(identity)) {
        counts[state.namespace(identity)]++;
      }
    }
    Map<String, Long> byCode = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        byCode.put(declared.get(i).code(), counts[i]);
      }
    }
    return byCode;
  }

  private void countProfiles() {
    for (int identity = 0; identity < state.identityBound(); identity++) {
      if (!state.isKnown(identity) || !state.isGraphForming(identity)) {
        continue;
      }
      if (policy.stitching() == Stitching.NONE) {
        count(IntList.of(identity));
      } else if (state.graphs().isRepresentative(identity)) {
        count(state.graph().members(identity));
      }
    }
  }

  private void count(IntList members) {
    BitSet taken = new BitSet();
    BitSet present = new BitSet();
    IntList effective = new IntList();
    for (int i = 0; i < members.size(); i++) {
      state.effective().collect(members.get(i), effective);
      present.set(state.namespace(members.get(i)));
    }
    for (int i = 0; i < effective.size(); i++) {
      if (state.effective().isTaken(effective.get(i), policy)) {
        taken.set(state.log().table().source(effective.get(i)));
      }
    }
    if (!taken.isEmpty()) {
      profiles++;
      sources.merge(taken, 1L, Long::sum);
      namespaces.merge(present, 1L, Long::sum);
    }
  }

  private static Map<Set<String>, Long> byNames(
      Map<BitSet, Long> counts, IntFunction<String> name) {
    Map<ImmutableSortedSet<String>, Long> byNames = new HashMap<>();
    counts.forEach(
        (numbers, count) ->
            byNames.put(
                numbers.stream()
                    .mapToObj(name)
                    .collect(ImmutableSortedSet.toImmutableSortedSet(Utf8Order.INSTANCE)),
                count));
    List<Map.Entry<ImmutableSortedSet<String>, Long>> entries = new ArrayList<>(byNames.entrySet());
    entries.sort(
        Map.Entry.<ImmutableSortedSet<String>, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(entry -> entry.getKey().asList(), StatisticsCollector::compareNames));
    Map<Set<String>, Long> inOrder = new LinkedHashMap<>();
    entries.forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
    return inOrder;
  }

  private static int compareNames(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Utf8Order.INSTANCE.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
