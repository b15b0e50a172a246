package dev.selfsame.benchmarks;

import dev.selfsame.BatchResult;
import dev.selfsame.ProfileStore;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a fragment of the stream "profile" costs {@link ProfileStore#addAll}: one that is new, and
 * one that the store holds already.
 *
 * <p>One invocation always adds a million fragments, to as many stores as that fills, so that the
 * score is the time of one fragment whatever the size. Fragments are made while they are added,
 * since a million in memory would change what the collector does; {@link #make} says what that
 * costs, to be taken off.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@State(Scope.Benchmark)
public class IngestBenchmark {
  private static final int FRAGMENTS = 1_000_000;
  private static final long SEED = 17;

  /** How many fragments one store gets. */
  @Param({"100000", "1000000"})
  public int size;

  private FragmentStream stream = new ProfileStream(SEED, 0, true);

  /** The store that holds the stream already. */
  @State(Scope.Benchmark)
  public static class Full {
    private ProfileStore store = Stores.empty();

    /** Fills the store. */
    @Setup
    public void fill(IngestBenchmark benchmark) {
      store = Stores.of(benchmark.stream);
    }
  }

  /** Makes the stream. */
  @Setup
  public void start() {
    stream = new ProfileStream(SEED, size, true);
  }

  /** Makes the fragments and adds them to no store. */
  @Benchmark
  @OperationsPerInvocation(FRAGMENTS)
  public void make(Blackhole blackhole) {
    for (int done = 0; done < FRAGMENTS; done += size) {
      stream.fragments().forEach(blackhole::consume);
    }
  }

  /** Adds the fragments to empty stores. */
  @Benchmark
  @OperationsPerInvocation(FRAGMENTS)
  public void addNew(Blackhole blackhole) {
    for (int done = 0; done < FRAGMENTS; done += size) {
      blackhole.consume(Stores.of(stream));
    }
  }

  /** Adds the fragments to a store that holds them. */
  @Benchmark
  @OperationsPerInvocation(FRAGMENTS)
  public void addKnown(Full full, Blackhole blackhole) {
    for (int done = 0; done < FRAGMENTS; done += size) {
      BatchResult result = Stores.addAgain(stream, full.store);
      blackhole.consume(result);
    }
  }
}
