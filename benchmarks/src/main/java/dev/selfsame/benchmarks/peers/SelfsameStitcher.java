package dev.selfsame.benchmarks.peers;

import dev.selfsame.internal.graph.ConnectedComponents;
import dev.selfsame.internal.graph.RuleTable;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * The graph of Selfsame as the peers have it: interner and union-find with the members listed, no
 * evidence, and no rules, since they know none.
 */
final class SelfsameStitcher implements Stitcher {
  private final IdentityTable table;
  private final ConnectedComponents reach;
  private final IdentityBatch identities;

  SelfsameStitcher(long seed, int expected, int namespaces) {
    table = new IdentityTable(seed, expected);
    identities = table.newBatch();
    RuleTable rules = new RuleTable(0, 0);
    for (int namespace = 0; namespace < namespaces; namespace++) {
      rules.addNamespace(true, true, false, 0);
    }
    reach = new ConnectedComponents(rules, table);
  }

  @Override
  public void link(RecordBatch batch) {
    for (int record = 0; record < batch.records(); record++) {
      for (int i = batch.start(record); i < batch.end(record); i++) {
        identities.add(batch.namespace(i), batch.value(i));
      }
      identities.endGroup();
    }
    for (int block = 0; block < identities.blocks(); block++) {
      table.internAll(identities, block);
      while (reach.size() < table.size()) {
        reach.addIdentity(table.namespace(reach.size()));
      }
      reach.joinAll(identities, block);
    }
    identities.clear();
  }

  @Override
  public int find(RecordBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      identities.add(batch.namespace(i), batch.value(i));
    }
    table.findAll(identities);
    reach.prefetchRoots(identities);
    int known = 0;
    for (int i = 0; i < identities.size(); i++) {
      int identity = identities.identity(i);
      known += identity != IdentityTable.NONE && reach.find(identity) >= 0 ? 1 : 0;
    }
    identities.clear();
    return known;
  }

  @Override
  public int findOneByOne(RecordBatch batch) {
    int known = 0;
    for (int i = 0; i < batch.size(); i++) {
      int identity = table.find(batch.namespace(i), batch.value(i));
      known += identity != IdentityTable.NONE && reach.find(identity) >= 0 ? 1 : 0;
    }
    return known;
  }

  @Override
  public boolean areLinked(int namespaceA, String valueA, int namespaceB, String valueB) {
    int a = table.find(namespaceA, valueA);
    int b = table.find(namespaceB, valueB);
    return a != IdentityTable.NONE && b != IdentityTable.NONE && reach.find(a) == reach.find(b);
  }

  @Override
  public long identities() {
    return table.size();
  }
}
