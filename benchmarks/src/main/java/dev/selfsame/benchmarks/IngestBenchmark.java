package dev.selfsame.benchmarks;

import dev.selfsame.BatchResult;
import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.benchmarks.streams.ProfileStream;
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
 * The cost of {@link ProfileStore#addAll} for a fragment of the stream "profile", new or already
 * held.
 *
 * <p>One invocation always adds a million fragments, to one store or to several smaller ones, so
 * that scores of different sizes can be compared. Fragments are created while they are added, since
 * a million of them in memory would change the behaviour of the garbage collector; subtract {@link
 * #make} to get the time of the store alone.
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

  /** The number of fragments in a store. */
  @Param({"100000", "1000000"})
  public int size;

  private FragmentStream stream = new ProfileStream(SEED, 0, true);

  /** A store that holds the stream. */
  @State(Scope.Benchmark)
  public static class Full {
    private ProfileStore store = Stores.empty();

    /** Fills the store. */
    @Setup
    public void fill(IngestBenchmark benchmark) {
      store = Stores.of(benchmark.stream);
    }
  }

  /** Creates the stream. */
  @Setup
  public void start() {
    stream = new ProfileStream(SEED, size, true);
  }

  /** Creates the fragments, without a store. */
  @Benchmark
  @OperationsPerInvocation(FRAGMENTS)
  public void make(Blackhole blackhole) {
    for (int done = 0; done < FRAGMENTS; done += size) {
      stream.fragments().forEach(blackhole::consume);
    }
  }

  /** Adds new fragments. */
  @Benchmark
  @OperationsPerInvocation(FRAGMENTS)
  public void addNew(Blackhole blackhole) {
    for (int done = 0; done < FRAGMENTS; done += size) {
      blackhole.consume(Stores.of(stream));
    }
  }

  /** Adds fragments that the store already holds. */
  @Benchmark
  @OperationsPerInvocation(FRAGMENTS)
  public void addKnown(Full full, Blackhole blackhole) {
    for (int done = 0; done < FRAGMENTS; done += size) {
      BatchResult result = Stores.addAgain(stream, full.store);
      blackhole.consume(result);
    }
  }
}
