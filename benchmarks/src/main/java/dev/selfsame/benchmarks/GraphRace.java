package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.peers.Stitcher;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.report.Metric;
import dev.selfsame.benchmarks.report.Stopwatch;
import dev.selfsame.benchmarks.streams.Batches;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.benchmarks.streams.RecordBatch;
import dev.selfsame.benchmarks.streams.RecordStream;
import dev.selfsame.benchmarks.streams.Row;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs one stream through all designs, one after the other, in rounds.
 *
 * <p>Each run starts after a full collection and creates its Strings anew, so that no design finds
 * a hash that another one computed. A race fails if two designs disagree on which identities are
 * linked.
 */
final class GraphRace {
  private static final long SEED = 17;
  private static final long LOOKUPS = 1 << 20;
  private static final int PROBES = 2000;

  private final RecordStream stream;
  private final Batches batches;
  private final boolean sized;
  private final Consumer<String> progress;
  private final Map<Design, Medians<Metric>> readings = new EnumMap<>(Design.class);
  private Optional<Long> agreed = Optional.empty();
  private long identities;

  /**
   * Prepares a race.
   *
   * @param sized whether the designs are told the number of identities in advance
   */
  GraphRace(RecordStream stream, boolean sized, Consumer<String> progress) {
    this.stream = stream;
    this.batches = new Batches(stream);
    this.sized = sized;
    this.progress = progress;
  }

  void run(int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (Design design : Design.values()) {
        progress.accept("round %d: %s".formatted(round + 1, design.title()));
        run(design, readings.computeIfAbsent(design, any -> new Medians<>(Metric.class)));
      }
    }
  }

  double of(Design design, Metric reading) {
    Medians<Metric> medians = readings.get(design);
    if (medians == null) {
      throw new IllegalStateException("The race was not run.");
    }
    return medians.of(reading);
  }

  /** {@return how many different identities there were} */
  long identities() {
    return identities;
  }

  private void run(Design design, Medians<Metric> into) {
    long before = Heap.live();
    Stitcher stitcher =
        design.make(sized && identities > 0 ? (int) identities : 0, People.NAMESPACES.size());
    RecordBatch batch = new RecordBatch();
    Stopwatch ingest = linkAll(stitcher, batch);
    into.add(Metric.INGEST, ingest.nanos() / stream.size());
    into.add(Metric.WORST_BATCH, ingest.longestMillis());
    identities = stitcher.identities();
    into.add(Metric.BYTES, (double) (Heap.live() - before) / identities);

    long named = count(batch);
    into.add(Metric.KNOWN, linkAll(stitcher, batch).nanos() / named);
    into.add(Metric.FIND, findAll(stitcher, batch));
    checkAgreement(stitcher);
  }

  private Stopwatch linkAll(Stitcher stitcher, RecordBatch batch) {
    Stopwatch watch = new Stopwatch();
    for (long next = 0; next < stream.size(); ) {
      next = batches.fill(batch, next);
      watch.time(() -> stitcher.link(batch));
    }
    return watch;
  }

  private long count(RecordBatch batch) {
    long named = 0;
    for (long next = 0; next < stream.size(); ) {
      next = batches.fill(batch, next);
      named += batch.size();
    }
    return named;
  }

  private double findAll(Stitcher stitcher, RecordBatch batch) {
    Draws draws = new Draws(SEED, 2);
    Stopwatch watch = new Stopwatch();
    long asked = 0;
    while (asked < Math.min(LOOKUPS, stream.size())) {
      batches.draw(batch, draws);
      int expected = batch.size();
      watch.time(
          () -> {
            if (stitcher.find(batch) != expected) {
              throw new IllegalStateException("An identity that was linked is not known.");
            }
          });
      asked += expected;
    }
    return watch.nanos() / asked;
  }

  private void checkAgreement(Stitcher stitcher) {
    Draws draws = new Draws(SEED, 3);
    Row a = new Row();
    Row b = new Row();
    long answers = stitcher.identities();
    for (int i = 0; i < PROBES; i++) {
      stream.read(draws.below(Math.min(stream.size(), PROBES)), a);
      stream.read(draws.below(stream.size()), b);
      boolean linked = stitcher.areLinked(a.namespace(0), a.value(0), b.namespace(0), b.value(0));
      answers = answers * 31 + (linked ? 1 : 0);
    }
    long mine = answers;
    if (agreed.isPresent() && agreed.get() != mine) {
      throw new IllegalStateException(
          "Two designs disagree on which identities are linked; the times are void.");
    }
    agreed = Optional.of(mine);
  }
}
