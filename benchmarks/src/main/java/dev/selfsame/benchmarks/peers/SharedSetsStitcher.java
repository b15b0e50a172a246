package dev.selfsame.benchmarks.peers;

import com.google.common.collect.Maps;
import dev.selfsame.benchmarks.streams.RecordBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A design without a union-find: a map from each identity to the set of its group, where a union
 * adds the smaller set to the larger.
 */
final class SharedSetsStitcher implements Stitcher {
  private final Map<String, Set<String>> sets;

  SharedSetsStitcher(int expected) {
    sets = expected == 0 ? new HashMap<>() : Maps.newHashMapWithExpectedSize(expected);
  }

  @Override
  public void link(RecordBatch batch) {
    for (int record = 0; record < batch.records(); record++) {
      Set<String> together = setOf(batch, batch.start(record));
      for (int i = batch.start(record) + 1; i < batch.end(record); i++) {
        together = join(together, setOf(batch, i));
      }
    }
  }

  private Set<String> setOf(RecordBatch batch, int index) {
    String key = key(batch.namespace(index), batch.value(index));
    Set<String> set = sets.get(key);
    if (set == null) {
      // Most sets stay small.
      set = new HashSet<>(4);
      set.add(key);
      sets.put(key, set);
    }
    return set;
  }

  @SuppressWarnings(
      "ReferenceEquality") // Sets are compared by identity; comparing their contents would be slow.
  private Set<String> join(Set<String> a, Set<String> b) {
    if (a == b) {
      return a;
    }
    Set<String> larger = a.size() >= b.size() ? a : b;
    Set<String> smaller = larger == a ? b : a;
    larger.addAll(smaller);
    smaller.forEach(key -> sets.put(key, larger));
    return larger;
  }

  @Override
  public int find(RecordBatch batch) {
    int known = 0;
    for (int i = 0; i < batch.size(); i++) {
      known += sets.get(key(batch.namespace(i), batch.value(i))) == null ? 0 : 1;
    }
    return known;
  }

  @Override
  public boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB) {
    Set<String> set = sets.get(key(namespaceA, valueA));
    return set != null && set.contains(key(namespaceB, valueB));
  }

  @Override
  public long identities() {
    return sets.size();
  }

  private static String key(int namespace, String value) {
    return namespace + ":" + value;
  }
}
