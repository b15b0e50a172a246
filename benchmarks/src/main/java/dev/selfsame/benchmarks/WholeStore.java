package dev.selfsame.benchmarks;

import com.google.common.collect.Iterables;
import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.HandMerged;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.report.Stopwatch;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares a store, through its public API, with {@link HandMerged} maps, in one process: adding a
 * fragment, reading a profile, and memory.
 */
@Command(
    name = "WholeStore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Adds the same customers to a store and to hand-written maps, one after the other, and prints the cost of a"
          + " fragment and of a profile.",
      ""
    })
public final class WholeStore implements Callable<Integer> {
  private static final long SEED = 17;
  private static final long WARM_UP = 100_000;
  private static final int WARM_UPS = 3;
  private static final int TOGETHER = 10_000;
  private static final int QUESTIONS = 20_000;

  @Option(
      names = "--fragments",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "The number of fragments, a multiple of 25. Default: ${DEFAULT-VALUE}")
  private long fragments = 1_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many times each side runs; medians are printed. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  private final PrintStream out;

  WholeStore(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the race.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new WholeStore(System.out)).execute(arguments));
  }

  /** The sides compared. */
  enum Side {
    STORE,
    BY_HAND
  }

  /** The quantities measured. */
  enum Cost {
    ADD,
    FIND,
    BYTES
  }

  /** A side. */
  private interface Holder {
    void add(List<ProfileFragment> some);

    /** {@return the number of events in the profile of an identity} */
    int find(Identity identity);
  }

  private static final class InStore implements Holder {
    private final ProfileStore store = Stores.empty();

    @Override
    public void add(List<ProfileFragment> some) {
      if (store.addAll(some).accepted() != some.size()) {
        throw new IllegalStateException("A fragment was not accepted.");
      }
    }

    @Override
    public int find(Identity identity) {
      return store.find(identity).orElseThrow().timeline().size();
    }
  }

  private static final class ByHand implements Holder {
    private final HandMerged held = new HandMerged();

    @Override
    public void add(List<ProfileFragment> some) {
      some.forEach(held::add);
    }

    @Override
    public int find(Identity identity) {
      HandMerged.Answer answer = held.find(identity);
      return answer == null ? 0 : answer.events().size();
    }
  }

  @Override
  public Integer call() {
    for (int i = 0; i < WARM_UPS; i++) {
      race(Math.min(fragments, WARM_UP), 1, text -> {});
    }
    out.print(table(race(fragments, rounds, System.err::println)));
    return 0;
  }

  private static Map<Side, Medians<Cost>> race(
      long fragments, int rounds, Consumer<String> progress) {
    Map<Side, Medians<Cost>> costs = new EnumMap<>(Side.class);
    FragmentStream stream = new CustomerStream(SEED, fragments);
    for (int round = 1; round <= rounds; round++) {
      for (Side side : Side.values()) {
        progress.accept("round %d: %s".formatted(round, side));
        run(side, stream, costs.computeIfAbsent(side, any -> new Medians<>(Cost.class)));
      }
    }
    return costs;
  }

  private static void run(Side side, FragmentStream stream, Medians<Cost> into) {
    long before = Heap.live();
    Holder holder = side == Side.STORE ? new InStore() : new ByHand();
    Stopwatch adding = new Stopwatch();
    for (List<ProfileFragment> some : Iterables.partition(stream.fragments(), TOGETHER)) {
      adding.time(() -> holder.add(some));
    }
    into.add(Cost.ADD, adding.nanos() / stream.size());
    into.add(Cost.BYTES, (double) (Heap.live() - before) / stream.size());

    Draws draws = new Draws(SEED, 2);
    List<Identity> asked = new ArrayList<>();
    for (long i = 0; i < Math.min(QUESTIONS, stream.size()); i++) {
      asked.add(stream.fragment(draws.below(stream.size())).identities().get(0));
    }
    Stopwatch finding = new Stopwatch();
    finding.time(
        () -> {
          for (Identity identity : asked) {
            if (holder.find(identity) != CustomerStream.EVENTS_A_CUSTOMER) {
              throw new IllegalStateException("A profile does not have all events.");
            }
          }
        });
    into.add(Cost.FIND, finding.nanos() / asked.size());
  }

  private static String table(Map<Side, Medians<Cost>> costs) {
    StringBuilder table = new StringBuilder();
    table.append("%-10s %16s %16s %16s%n".formatted("", "add, ns", "find, ns", "bytes"));
    costs.forEach(
        (side, medians) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-10s %16.0f %16.0f %16.0f%n",
                    side == Side.STORE ? "store" : "by hand",
                    medians.of(Cost.ADD),
                    medians.of(Cost.FIND),
                    medians.of(Cost.BYTES))));
    return table.toString();
  }
}
