package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.peers.Stitcher;
import dev.selfsame.benchmarks.streams.Batches;
import dev.selfsame.benchmarks.streams.People;
import dev.selfsame.benchmarks.streams.RecordBatch;
import dev.selfsame.benchmarks.streams.RecordStream;
import dev.selfsame.benchmarks.streams.StreamKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of linking a record and of looking it up, in Selfsame's identity table and connected
 * components and in their peers, on three streams.
 *
 * <p>To compare at sizes where memory access dominates, prefer {@link SideBySide}, which creates
 * the Strings anew each time and counts all garbage collection. Here the batches stay in memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@State(Scope.Benchmark)
public class LinkBenchmark {
  private static final int RECORDS = 200_000;

  /** The design. */
  @Param public Design design = Design.SELFSAME;

  /** The stream. */
  @Param public StreamKind stream = StreamKind.PROFILE;

  private List<RecordBatch> batches = List.of();
  private Stitcher full = Design.SELFSAME.make(0, 1);

  /** Creates the batches, and links them once. */
  @Setup
  public void fill() {
    batches = new ArrayList<>();
    RecordStream records = stream.make(RECORDS);
    Batches source = new Batches(records);
    for (long next = 0; next < records.size(); ) {
      RecordBatch batch = new RecordBatch();
      next = source.fill(batch, next);
      batches.add(batch);
    }
    full = linkNew();
  }

  /** {@return a new design with all records linked} */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public Stitcher linkNew() {
    Stitcher graph = design.make(0, People.NAMESPACES.size());
    batches.forEach(graph::link);
    return graph;
  }

  /** Links records that are already linked. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public void linkKnown() {
    batches.forEach(full::link);
  }

  /** {@return the number of identities found} */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long find() {
    return batches.stream().mapToInt(full::find).sum();
  }
}
