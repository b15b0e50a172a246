package dev.selfsame.benchmarks.peers;

import dev.selfsame.benchmarks.streams.RecordBatch;
import dev.selfsame.internal.graph.ConnectedComponents;
import dev.selfsame.internal.graph.RuleTable;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * The identity table and the connected components of Selfsame, called as a store calls them.
 *
 * <p>{@link #link} makes the calls of {@code StoreState.addAll} and {@code
 * EvidenceGraph.addEvidence} that concern identities and components, in their order; {@link #find}
 * makes those of a read. What a store does beside that is left out, since the peers do not do it:
 * fragments and their encoding, rows of evidence (whose identities a store sorts before it joins
 * them), rules, locks.
 */
final class SelfsameStitcher implements Stitcher {
  private final IdentityTable table;
  private final ConnectedComponents components;
  private final IdentityBatch identities;

  SelfsameStitcher(long seed, int expected, int namespaces) {
    table = new IdentityTable(seed, expected);
    identities = table.newBatch();
    RuleTable rules = new RuleTable(0, 0);
    for (int namespace = 0; namespace < namespaces; namespace++) {
      rules.addNamespace(true, true, false, 0);
    }
    components = new ConnectedComponents(rules, table);
  }

  @Override
  public void link(RecordBatch batch) {
    for (int record = 0; record < batch.records(); record++) {
      for (int i = batch.start(record); i < batch.end(record); i++) {
        identities.add(batch.namespace(i), batch.value(i));
      }
      identities.endGroup();
    }
    table.internAll(identities);
    while (components.size() < table.size()) {
      components.addIdentity(table.namespace(components.size()));
    }
    components.prefetch(identities);
    for (int record = 0; record < batch.records(); record++) {
      if (!components.join(identities.found, batch.start(record), batch.end(record))) {
        throw new IllegalStateException("A component is contested, though there are no rules.");
      }
    }
    identities.clear();
  }

  @Override
  public int find(RecordBatch batch) {
    int known = 0;
    for (int i = 0; i < batch.size(); i++) {
      int identity = table.find(batch.namespace(i), batch.value(i));
      known += identity != IdentityTable.NONE && components.find(identity) >= 0 ? 1 : 0;
    }
    return known;
  }

  @Override
  public boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB) {
    int a = table.find(namespaceA, valueA);
    int b = table.find(namespaceB, valueB);
    return a != IdentityTable.NONE
        && b != IdentityTable.NONE
        && components.find(a) == components.find(b);
  }

  @Override
  public long identities() {
    return table.size();
  }
}
