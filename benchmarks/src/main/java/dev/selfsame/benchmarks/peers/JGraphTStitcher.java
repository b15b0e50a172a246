package dev.selfsame.benchmarks.peers;

import com.google.common.collect.Sets;
import dev.selfsame.benchmarks.streams.RecordBatch;
import java.util.HashSet;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;

/** The union-find of JGraphT, with a set of its elements beside it, since it cannot be asked. */
final class JGraphTStitcher implements Stitcher {
  private record Key(int namespace, String value) {}

  private final Set<Key> known;
  private final UnionFind<Key> sets = new UnionFind<>(Set.of());

  JGraphTStitcher(int expected) {
    known = expected == 0 ? new HashSet<>() : Sets.newHashSetWithExpectedSize(expected);
  }

  @Override
  public void link(RecordBatch batch) {
    for (int record = 0; record < batch.records(); record++) {
      Key first = element(batch, batch.start(record));
      for (int i = batch.start(record) + 1; i < batch.end(record); i++) {
        sets.union(first, element(batch, i));
      }
    }
  }

  private Key element(RecordBatch batch, int index) {
    Key key = new Key(batch.namespace(index), batch.value(index));
    if (known.add(key)) {
      sets.addElement(key);
    }
    return key;
  }

  @Override
  public int find(RecordBatch batch) {
    int count = 0;
    for (int i = 0; i < batch.size(); i++) {
      Key key = new Key(batch.namespace(i), batch.value(i));
      count += known.contains(key) && sets.find(key) != null ? 1 : 0;
    }
    return count;
  }

  @Override
  public boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB) {
    Key a = new Key(namespaceA, valueA);
    Key b = new Key(namespaceB, valueB);
    return known.contains(a) && known.contains(b) && sets.inSameSet(a, b);
  }

  @Override
  public long identities() {
    return known.size();
  }
}
