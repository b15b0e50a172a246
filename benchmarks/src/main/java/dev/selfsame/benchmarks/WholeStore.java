package dev.selfsame.benchmarks;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.peers.HandMerged;
import dev.selfsame.benchmarks.report.FigureOptions;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.report.Stopwatch;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.ToLongFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares a store, through its public API, with {@link HandMerged} maps, in one process: adding a
 * fragment, by one thread and by two, reading a profile, whole or in part, and memory.
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
  private static final int QUESTIONS = 20_000;
  private static final int LISTS = 20;
  private static final List<String> PROJECTED =
      List.of("person.name.first", "address.city", "loyalty.points");

  /** The names of each of these paths. */
  private static final List<List<String>> PROJECTED_NAMES =
      PROJECTED.stream().map(Splitter.on('.')::splitToList).toList();

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

  @Option(
      names = "--together",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many fragments are made and added at a time; more than some thousand are out of the"
              + " caches when they are added. Default: ${DEFAULT-VALUE}")
  private int together = 1000;

  @Mixin private FigureOptions figureOptions = new FigureOptions();

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
    ADD("add, ns"),
    ADD_BY_ONE("by one, ns"),
    ADD_BY_TWO("by two, ns"),
    FIND("find, ns"),
    FIND_PROJECTED("find a part, ns"),
    BYTES("bytes");

    private final String title;

    Cost(String title) {
      this.title = title;
    }
  }

  /** A side. */
  private interface Holder {
    void add(List<ProfileFragment> some);

    /** {@return a number made of the merged attributes and all events of an identity} */
    long find(Identity identity);

    /** {@return a number made of three of the merged attributes of an identity} */
    long findProjected(Identity identity);
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
    public long find(Identity identity) {
      Profile profile = store.find(identity).orElseThrow();
      long visits = 0;
      for (ProfileFragment event : profile.timeline().events()) {
        visits += visit(event.attributes());
      }
      return visits + some(profile.attributes());
    }

    @Override
    public long findProjected(Identity identity) {
      return some(store.attributes(identity, PROJECTED));
    }
  }

  private static final class ByHand implements Holder {
    private final HandMerged held = new HandMerged();

    @Override
    public void add(List<ProfileFragment> some) {
      some.forEach(held::add);
    }

    @Override
    public long find(Identity identity) {
      HandMerged.Answer answer = requireNonNull(held.find(identity));
      long visits = 0;
      for (HandMerged.Row event : answer.events()) {
        visits += visit(event.attributes());
      }
      return visits + some(answer.attributes());
    }

    @Override
    public long findProjected(Identity identity) {
      return some(requireNonNull(held.find(identity)).attributes());
    }
  }

  private static long visit(Map<String, Object> attributes) {
    return (Long) requireNonNull(attributes.get("visit"));
  }

  /** {@return a number made of the values at the {@link #PROJECTED} paths} */
  private static long some(Map<String, Object> attributes) {
    long hash = 17;
    for (List<String> path : PROJECTED_NAMES) {
      Object value = attributes;
      for (String name : path) {
        value = requireNonNull(((Map<?, ?>) requireNonNull(value)).get(name));
      }
      hash = 31 * hash + value.hashCode();
    }
    return hash;
  }

  @Override
  public Integer call() throws InterruptedException {
    for (int i = 0; i < WARM_UPS; i++) {
      race(Math.min(fragments, WARM_UP), 1, text -> {});
    }
    Map<Side, Medians<Cost>> costs = race(fragments, rounds, System.err::println);
    Map<String, Double> ratios = ratios(costs);
    return figureOptions.report(ratios, () -> table(costs), out);
  }

  private static Map<String, Double> ratios(Map<Side, Medians<Cost>> costs) {
    Medians<Cost> store = requireNonNull(costs.get(Side.STORE));
    Medians<Cost> byHand = requireNonNull(costs.get(Side.BY_HAND));
    Map<String, Double> ratios = new LinkedHashMap<>();
    ratios.put("addVsByHand", byHand.of(Cost.ADD) / store.of(Cost.ADD));
    ratios.put("addTwoThreadsVsOne", store.of(Cost.ADD_BY_ONE) / store.of(Cost.ADD_BY_TWO));
    ratios.put("findVsByHand", byHand.of(Cost.FIND) / store.of(Cost.FIND));
    ratios.put(
        "findProjectedVsByHand", byHand.of(Cost.FIND_PROJECTED) / store.of(Cost.FIND_PROJECTED));
    ratios.put("bytesPerFragment", store.of(Cost.BYTES));
    ratios.put("bytesPerFragmentByHand", byHand.of(Cost.BYTES));
    return ratios;
  }

  private Map<Side, Medians<Cost>> race(long fragments, int rounds, Consumer<String> progress)
      throws InterruptedException {
    Map<Side, Medians<Cost>> costs = new EnumMap<>(Side.class);
    FragmentStream stream = new CustomerStream(SEED, fragments);
    for (int round = 1; round <= rounds; round++) {
      Set<Long> answers = new HashSet<>();
      for (Side side : Side.values()) {
        progress.accept("round %d: %s".formatted(round, side));
        answers.add(
            run(side, stream, costs.computeIfAbsent(side, any -> new Medians<>(Cost.class))));
      }
      if (answers.size() > 1) {
        throw new IllegalStateException("The sides do not give the same answers.");
      }
      progress.accept("round %d: by one thread and by two".formatted(round));
      Medians<Cost> store = requireNonNull(costs.get(Side.STORE));
      store.add(Cost.ADD_BY_ONE, addBy(1, stream));
      store.add(Cost.ADD_BY_TWO, addBy(2, stream));
    }
    return costs;
  }

  /** {@return a number made of all answers} */
  private long run(Side side, FragmentStream stream, Medians<Cost> into) {
    long before = Heap.live();
    Holder holder = side == Side.STORE ? new InStore() : new ByHand();
    Stopwatch adding = new Stopwatch();
    for (List<ProfileFragment> some : Iterables.partition(stream.fragments(), together)) {
      adding.time(() -> holder.add(some));
    }
    into.add(Cost.ADD, adding.nanos() / stream.size());
    into.add(Cost.BYTES, (double) (Heap.live() - before) / stream.size());
    Draws draws = new Draws(SEED, 2);
    List<Identity> asked = new ArrayList<>();
    for (long i = 0; i < Math.min(QUESTIONS, stream.size()); i++) {
      asked.add(stream.fragment(draws.below(stream.size())).identities().get(0));
    }
    long answers = ask(asked, holder::find, time -> into.add(Cost.FIND, time));
    return 31 * answers
        + ask(asked, holder::findProjected, time -> into.add(Cost.FIND_PROJECTED, time));
  }

  private static long ask(
      List<Identity> asked, ToLongFunction<Identity> question, DoubleConsumer nanos) {
    LongAdder answers = new LongAdder();
    Stopwatch asking = new Stopwatch();
    asking.time(() -> asked.forEach(identity -> answers.add(question.applyAsLong(identity))));
    nanos.accept(asking.nanos() / asked.size());
    return answers.sum();
  }

  /**
   * {@return the wall time of a fragment, in nanoseconds, where threads add to one store} Each has
   * a share of {@value #LISTS} lists that are made before, so they are not in the caches.
   */
  private double addBy(int threads, FragmentStream stream) throws InterruptedException {
    Holder holder = new InStore();
    Stopwatch adding = new Stopwatch();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      for (List<ProfileFragment> some : Iterables.partition(stream.fragments(), LISTS * together)) {
        List<Callable<Void>> shares = new ArrayList<>();
        for (List<ProfileFragment> share :
            Lists.partition(some, (some.size() + threads - 1) / threads)) {
          shares.add(
              () -> {
                Lists.partition(share, together).forEach(holder::add);
                return null;
              });
        }
        adding.time(() -> atOnce(executor, shares));
      }
    } finally {
      executor.shutdown();
    }
    return adding.nanos() / stream.size();
  }

  private static void atOnce(ExecutorService threads, List<Callable<Void>> shares) {
    try {
      for (Future<Void> share : threads.invokeAll(shares)) {
        share.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A thread did not add its share.", e);
    }
  }

  private static String table(Map<Side, Medians<Cost>> costs) {
    StringBuilder table = new StringBuilder("%-10s".formatted(""));
    for (Cost cost : Cost.values()) {
      table.append("%17s".formatted(cost.title));
    }
    costs.forEach(
        (side, medians) -> {
          table.append("%n%-10s".formatted(side == Side.STORE ? "store" : "by hand"));
          for (Cost cost : Cost.values()) {
            table.append(
                medians.has(cost)
                    ? String.format(Locale.ROOT, "%17.0f", medians.of(cost))
                    : "%17s".formatted("-"));
          }
        });
    return table.toString();
  }
}
