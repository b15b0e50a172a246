package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
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
 * What it costs to find a person by one of their identities in a store of a million fragments: the
 * members of the graph alone, and the merged profile.
 *
 * <p>The identities asked for are those of random fragments, so who was seen often is asked for
 * often. They are drawn before the measuring, and more than the caches hold.
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

  /** What the people are like. */
  public enum Shape {
    /** The stream "profile": events only, of some people a few and of some people many. */
    PROFILE,
    /** 5 records and 20 events of each person. */
    CUSTOMER;

    private FragmentStream stream() {
      return switch (this) {
        case PROFILE -> new ProfileStream(SEED, FRAGMENTS, true);
        case CUSTOMER -> new CustomerStream(SEED, FRAGMENTS);
      };
    }
  }

  /** What the people are like. */
  @Param public Shape shape = Shape.PROFILE;

  private ProfileStore store = Stores.empty();
  private final Identity[] questions = new Identity[QUESTIONS];
  private int asked;

  /** Fills the store and draws the questions. */
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

  /** Lists the identities of the person. */
  @Benchmark
  public List<Identity> members() {
    return store.graph().members(next());
  }

  /** Finds the person and merges the profile. */
  @Benchmark
  public Optional<Profile> find() {
    return store.find(next());
  }

  private Identity next() {
    return questions[asked++ & (QUESTIONS - 1)];
  }
}
