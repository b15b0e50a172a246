package dev.selfsame.benchmarks;

import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.HandMerged;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * The cost of reading a profile of 5 records and 20 events: alone, with provenance, and a thousand
 * in one call; compared with {@link HandMerged} maps.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@State(Scope.Benchmark)
public class ProfileReadBenchmark {
  private static final int CUSTOMERS = 4_000;
  private static final int BULK = 1_000;
  private static final int QUESTIONS = 1 << 14;
  private static final long SEED = 17;

  private ProfileStore store = Stores.empty();
  private final HandMerged byHand = new HandMerged();
  private final List<Identity> questions = new ArrayList<>();
  private int asked;

  /** Fills both and draws the identities. */
  @Setup
  public void fill() {
    FragmentStream stream =
        new CustomerStream(SEED, (long) CUSTOMERS * CustomerStream.FRAGMENTS_A_CUSTOMER);
    store = Stores.of(stream);
    store.fragments().forEach(byHand::add);
    Draws draws = new Draws(SEED, 2);
    for (int i = 0; i < QUESTIONS; i++) {
      questions.add(stream.fragment(draws.below(stream.size())).identities().get(0));
    }
  }

  /** Reads a profile. */
  @Benchmark
  public Optional<Profile> find() {
    return store.find(next());
  }

  /** The same from hand-written maps. */
  @Benchmark
  public @Nullable Object findByHand() {
    return byHand.find(next());
  }

  /** Reads a profile and its provenance, losing values included. */
  @Benchmark
  public Map<String, Provenance> findWithProvenance() {
    return store.find(next()).orElseThrow().provenance();
  }

  /** The same from hand-written maps, without losing values. */
  @Benchmark
  public List<@Nullable Object> findWithOriginsByHand() {
    Identity identity = next();
    return Arrays.asList(byHand.find(identity), byHand.origins(identity));
  }

  /** Reads a thousand profiles in one call. */
  @Benchmark
  public List<Optional<Profile>> findThousand() {
    return store.findAll(nextThousand());
  }

  /** The same from hand-written maps. */
  @Benchmark
  public List<@Nullable Object> findThousandByHand() {
    List<@Nullable Object> answers = new ArrayList<>(BULK);
    for (Identity identity : nextThousand()) {
      answers.add(byHand.find(identity));
    }
    return answers;
  }

  private Identity next() {
    return questions.get(asked++ & (QUESTIONS - 1));
  }

  private List<Identity> nextThousand() {
    int from = asked & (QUESTIONS / 2 - 1);
    asked += BULK;
    return questions.subList(from, from + BULK);
  }
}
