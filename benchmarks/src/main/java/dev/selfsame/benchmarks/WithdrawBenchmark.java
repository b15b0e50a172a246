package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.benchmarks.streams.ProfileStream;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.profile.ProfileFragment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of withdrawing a fragment from a store of a million and adding it again: withdrawing
 * rebuilds the component that the fragment was in.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@State(Scope.Benchmark)
public class WithdrawBenchmark {
  private static final long FRAGMENTS = 1_000_000;
  private static final long SEED = 17;

  private FragmentStream stream = new ProfileStream(SEED, 0, true);
  private ProfileStore store = Stores.empty();
  private Draws draws = new Draws(SEED, 6);

  /** Fills the store. */
  @Setup
  public void fill() {
    stream = new ProfileStream(SEED, FRAGMENTS, true);
    store = Stores.of(stream);
    draws = new Draws(SEED, 6);
  }

  /** Withdraws a fragment and adds it again. */
  @Benchmark
  public void withdrawAndAddAgain() {
    ProfileFragment fragment = stream.fragment(draws.below(FRAGMENTS));
    if (!store.withdraw(FragmentKey.event(fragment.source(), fragment.id().orElseThrow()))) {
      throw new IllegalStateException("The fragment is not held.");
    }
    store.add(fragment);
  }

  /** {@return a fragment; subtract this time from the other one} */
  @Benchmark
  public ProfileFragment make() {
    return stream.fragment(draws.below(FRAGMENTS));
  }
}
