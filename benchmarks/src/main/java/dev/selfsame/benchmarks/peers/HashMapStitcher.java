package dev.selfsame.benchmarks.peers;

import com.google.common.collect.Maps;
import dev.selfsame.benchmarks.streams.RecordBatch;
import java.util.HashMap;
import java.util.Map;

/** The usual hand-written design: a map from identities to ints, and a union-find over the ints. */
final class HashMapStitcher implements Stitcher {
  private record Key(int namespace, String value) {}

  private final Map<Key, Integer> numbers;
  private final IntUnionFind sets;

  HashMapStitcher(int expected) {
    numbers = expected == 0 ? new HashMap<>() : Maps.newHashMapWithExpectedSize(expected);
    sets = new IntUnionFind(expected);
  }

  @Override
  public void link(RecordBatch batch) {
    for (int record = 0; record < batch.records(); record++) {
      int first = number(batch, batch.start(record));
      for (int i = batch.start(record) + 1; i < batch.end(record); i++) {
        sets.union(first, number(batch, i));
      }
    }
  }

  private int number(RecordBatch batch, int index) {
    Key key = new Key(batch.namespace(index), batch.value(index));
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number = sets.add();
    numbers.put(key, number);
    return number;
  }

  @Override
  public int find(RecordBatch batch) {
    int known = 0;
    for (int i = 0; i < batch.size(); i++) {
      Integer number = numbers.get(new Key(batch.namespace(i), batch.value(i)));
      known += number != null && sets.find(number) >= 0 ? 1 : 0;
    }
    return known;
  }

  @Override
  public boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB) {
    Integer a = numbers.get(new Key(namespaceA, valueA));
    Integer b = numbers.get(new Key(namespaceB, valueB));
    return a != null && b != null && sets.find(a) == sets.find(b);
  }

  @Override
  public long identities() {
    return numbers.size();
  }
}
