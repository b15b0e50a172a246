package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Metric;
import dev.selfsame.benchmarks.streams.ProfileStream;
import dev.selfsame.benchmarks.streams.StreamKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The races of {@link SideBySide}, run one after the other, and the ratios of their results. */
final class Comparison {
  /** A store of more fragments takes long to fill, and each of them takes the same. */
  private static final long MOST_FRAGMENTS = 1_000_000;

  private static final long SEED = 17;

  private final long records;
  private final GraphRace graphs;
  private final RulesRace uncontested;
  private final RulesRace contested;
  private final double storeBytesPerFragment;

  private Comparison(
      long records,
      GraphRace graphs,
      RulesRace uncontested,
      RulesRace contested,
      double storeBytesPerFragment) {
    this.records = records;
    this.graphs = graphs;
    this.uncontested = uncontested;
    this.contested = contested;
    this.storeBytesPerFragment = storeBytesPerFragment;
  }

  static Comparison run(
      StreamKind kind, long records, int rounds, boolean sized, Consumer<String> progress) {
    GraphRace graphs = new GraphRace(kind.make(records), sized, progress);
    graphs.run(rounds);
    progress.accept("rules on and off, nothing contested");
    RulesRace uncontested = new RulesRace(records, false);
    uncontested.run(rounds);
    progress.accept("rules on and off, shared devices");
    RulesRace contested = new RulesRace(records, true);
    contested.run(1);
    progress.accept("a whole store");
    return new Comparison(
        records, graphs, uncontested, contested, storeBytes(Math.min(records, MOST_FRAGMENTS)));
  }

  private static double storeBytes(long fragments) {
    ProfileStream stream = new ProfileStream(SEED, fragments, true);
    long before = Heap.live();
    ProfileStore store = Stores.of(stream);
    long bytes = Heap.live() - before;
    return (double) bytes / store.statistics().fragments();
  }

  double of(Design design, Metric reading) {
    return graphs.of(design, reading);
  }

  /** {@return the nanoseconds of a new record, by the title of the design} */
  Map<String, Double> nanosOfARecord() {
    Map<String, Double> nanos = new LinkedHashMap<>();
    for (Design design : Design.values()) {
      nanos.put(design.title(), of(design, Metric.INGEST));
    }
    return nanos;
  }

  /** {@return how many components were contested with shared devices and rules} */
  int contested() {
    return contested.contested();
  }

  /** {@return the ratios by name; those against a peer are its time over Selfsame's} */
  Map<String, Double> ratios() {
    Map<String, Double> ratios = new LinkedHashMap<>();
    ratios.put("records", (double) records);
    ratios.put("identities", (double) graphs.identities());
    ratios.put("ingestVsHashMap", times(Design.HASH_MAP, Metric.INGEST));
    ratios.put("ingestVsJGraphT", times(Design.JGRAPHT, Metric.INGEST));
    ratios.put("knownVsHashMap", times(Design.HASH_MAP, Metric.KNOWN));
    ratios.put("lookupVsHashMap", times(Design.HASH_MAP, Metric.FIND));
    ratios.put("bytesPerIdentity", of(Design.SELFSAME, Metric.BYTES));
    ratios.put("bytesPerIdentityHashMap", of(Design.HASH_MAP, Metric.BYTES));
    ratios.put("worstBatchMillis", of(Design.SELFSAME, Metric.WORST_BATCH));
    ratios.put("rulesOnVsOff", uncontested.onVsOff());
    ratios.put("storeBytesPerFragment", storeBytesPerFragment);
    return ratios;
  }

  private double times(Design peer, Metric reading) {
    return of(peer, reading) / of(Design.SELFSAME, reading);
  }
}
