package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.benchmarks.streams.ProfileStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cost of a look-up by identity in a store of a million fragments: the members of the identity
 * graph, and the merged profile.
 *
 * <p>The identities are those of random fragments, so persons with many fragments are looked up
 * more often. They are drawn in advance, and there are more of them than fit in the caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
@State(Scope.Benchmark)
public class FindBenchmark {
  private static final int FRAGMENTS = 1_000_000;
  private static final int QUESTIONS = 1 << 18;
  private static final long SEED = 17;

  /** The data in the store. */
  public enum Shape {
    /** The stream "profile": events only, whose number varies widely between persons. */
    PROFILE,
    /** The stream "customer": 5 records and 20 events of each person. */
    CUSTOMER;

    private FragmentStream stream() {
      return switch (this) {
        case PROFILE -> new ProfileStream(SEED, FRAGMENTS, true);
        case CUSTOMER -> new CustomerStream(SEED, FRAGMENTS);
      };
    }
  }

  /** The data in the store. */
  @Param public Shape shape = Shape.PROFILE;

  private ProfileStore store = Stores.empty();
  private final Identity[] questions = new Identity[QUESTIONS];
  private int asked;

  /** Fills the store and draws the identities. */
  @Setup
  public void fill() {
    FragmentStream stream = shape.stream();
    store = Stores.of(stream);
    Draws draws = new Draws(SEED, 2);
    for (int i = 0; i < QUESTIONS; i++) {
      List<Identity> identities = stream.fragment(draws.below(stream.size())).identities();
      questions[i] = identities.get((int) draws.below(identities.size()));
    }
  }

  /** {@return the identities of the graph of an identity} */
  @Benchmark
  public List<Identity> members() {
    return store.graph().members(next());
  }

  /** {@return the merged profile of an identity} */
  @Benchmark
  public Optional<Profile> find() {
    return store.find(next());
  }

  private Identity next() {
    return questions[asked++ & (QUESTIONS - 1)];
  }
}
