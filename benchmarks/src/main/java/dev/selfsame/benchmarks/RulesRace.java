package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.report.Stopwatch;
import dev.selfsame.benchmarks.streams.Batches;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.benchmarks.streams.ProfileStream;
import dev.selfsame.benchmarks.streams.RecordBatch;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import dev.selfsame.internal.graph.RuleTable;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * The cost of graph rules, where no component is contested and where some are: the same stream with
 * and without rules.
 *
 * <p>Makes the calls of {@code StoreState.addAll} for events up to the graph, in their order: the
 * identity table, the rows of evidence and the whole graph. Fragments are not encoded, and their
 * order is that of arrival.
 *
 * <p>With rules, the CRM namespace is unique, a graph holds 50 identities, and an identity named
 * with more than 1,000 people is set aside.
 */
final class RulesRace {
  private static final long SEED = 17;
  private static final int GRAPH_LIMIT = 50;
  private static final int QUARANTINE_ABOVE = 1000;

  private enum Side {
    ON,
    OFF
  }

  private final ProfileStream stream;
  private final Medians<Side> nanos = new Medians<>(Side.class);
  private int contested;

  /**
   * Prepares a race.
   *
   * @param overlaps whether the stream has shared devices and bridges, which make components
   *     contested
   */
  RulesRace(long records, boolean overlaps) {
    this.stream = new ProfileStream(SEED, records, overlaps);
  }

  void run(int rounds) {
    for (int round = 0; round < rounds; round++) {
      nanos.add(Side.OFF, run(false));
      nanos.add(Side.ON, run(true));
    }
  }

  /** {@return the time with rules over the time without} */
  double onVsOff() {
    return nanos.of(Side.ON) / nanos.of(Side.OFF);
  }

  /** {@return the nanoseconds of a record with rules} */
  double nanosOn() {
    return nanos.of(Side.ON);
  }

  /** {@return how many components were contested at the end of the run with rules} */
  int contested() {
    return contested;
  }

  private double run(boolean on) {
    Heap.live();
    Evidence evidence = new Evidence(on);
    RecordBatch batch = new RecordBatch();
    Batches batches = new Batches(stream);
    Stopwatch watch = new Stopwatch();
    for (long next = 0; next < stream.size(); ) {
      long first = next;
      next = batches.fill(batch, next);
      watch.time(() -> evidence.add(batch, first));
    }
    watch.time(evidence.graph::refreshAll);
    if (on) {
      contested = evidence.graph.contestedCount();
    }
    return watch.nanos() / stream.size();
  }

  /** The inside of a store up to the graph. */
  private static final class Evidence {
    private final IdentityTable table = new IdentityTable(System.nanoTime());
    private final FragmentTable fragments = new FragmentTable();
    private final EvidenceGraph graph;
    private final IdentityBatch identities = table.newBatch();

    Evidence(boolean on) {
      RuleTable rules = new RuleTable(on ? GRAPH_LIMIT : 0, on ? QUARANTINE_ABOVE : 0);
      for (int namespace = 0; namespace < People.NAMESPACES.size(); namespace++) {
        boolean cookie = namespace == People.ECID;
        rules.addNamespace(true, !cookie, cookie, on && namespace == People.CRM ? 1 : 0);
      }
      graph = new EvidenceGraph(fragments, table, rules, Integer::compare);
    }

    void add(RecordBatch batch, long first) {
      for (int record = 0; record < batch.records(); record++) {
        for (int i = batch.start(record); i < batch.end(record); i++) {
          identities.add(batch.namespace(i), batch.value(i));
        }
        identities.endGroup();
      }
      table.internAll(identities);
      for (int known = graph.identityCount(); known < table.size(); known++) {
        fragments.addIdentity();
        graph.addIdentity();
      }
      graph.prefetch(identities);
      IntList named = new IntList();
      for (int record = 0; record < batch.records(); record++) {
        named.clear();
        for (int i = batch.start(record); i < batch.end(record); i++) {
          named.add(identities.identity(i));
        }
        int primary = named.get(0);
        named.sort(table::compare);
        int fragment = fragments.add(first + record, 0, 0, 0, primary, named.toArray(), 0, 0);
        if (graph.isLinking(fragment)) {
          graph.addEvidence(fragment);
        }
      }
      identities.clear();
    }
  }
}
