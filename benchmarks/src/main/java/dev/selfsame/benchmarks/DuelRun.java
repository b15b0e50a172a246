package dev.selfsame.benchmarks;

import com.google.common.collect.Iterables;
import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Stopwatch;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.query.Condition;
import dev.selfsame.query.SearchQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the build on the class path, through its public API, in a process that {@link Duel}
 * starts.
 */
final class DuelRun {
  private static final long SEED = 17;
  private static final long WARM_UP = 100_000;
  private static final int WARM_UPS = 3;
  private static final int TOGETHER = 10_000;
  private static final int FINDS = 20_000;
  private static final int SEARCHES = 500;
  private static final String PATH = "loyalty.points";

  /** The quantities measured. */
  enum Cost {
    /** Adding a new fragment, in nanoseconds. */
    ADD,
    /** Adding a fragment that the store holds, in nanoseconds. */
    ADD_KNOWN,
    /** Reading a profile by an identity, in nanoseconds. */
    FIND,
    /** Searching for a page of up to 50 profiles, in nanoseconds. */
    SEARCH,
    /** Live bytes for each fragment. */
    BYTES
  }

  private DuelRun() {}

  /**
   * Prints a line with name and value for each quantity.
   *
   * @param arguments the number of fragments
   */
  public static void main(String[] arguments) {
    long fragments = Long.parseLong(arguments[0]);
    for (int i = 0; i < WARM_UPS; i++) {
      measure(Math.min(fragments, WARM_UP));
    }
    measure(fragments).forEach((cost, value) -> System.out.println(cost + " " + value));
  }

  private static Map<Cost, Double> measure(long fragments) {
    Map<Cost, Double> costs = new EnumMap<>(Cost.class);
    FragmentStream stream = new CustomerStream(SEED, fragments);
    long before = Heap.live();
    ProfileStore store = Stores.empty();
    costs.put(Cost.ADD, add(stream, store));
    costs.put(Cost.BYTES, (double) (Heap.live() - before) / fragments);
    costs.put(Cost.ADD_KNOWN, add(stream, store));
    if (store.statistics().fragments() != fragments) {
      throw new IllegalStateException("The store does not hold each fragment once.");
    }
    costs.put(Cost.FIND, find(stream, store));
    costs.put(Cost.SEARCH, search(store, Math.min(SEARCHES, fragments)));
    return costs;
  }

  private static double add(FragmentStream stream, ProfileStore store) {
    Stopwatch watch = new Stopwatch();
    for (List<ProfileFragment> some : Iterables.partition(stream.fragments(), TOGETHER)) {
      watch.time(() -> store.addAll(some));
    }
    return watch.nanos() / stream.size();
  }

  private static double find(FragmentStream stream, ProfileStore store) {
    Draws draws = new Draws(SEED, 2);
    List<Identity> asked = new ArrayList<>();
    for (long i = 0; i < Math.min(FINDS, stream.size()); i++) {
      asked.add(stream.fragment(draws.below(stream.size())).identities().get(0));
    }
    Stopwatch watch = new Stopwatch();
    watch.time(
        () -> {
          for (Identity identity : asked) {
            if (store.find(identity).orElseThrow().timeline().size()
                != CustomerStream.EVENTS_A_CUSTOMER) {
              throw new IllegalStateException("A profile does not have all events.");
            }
          }
        });
    return watch.nanos() / asked.size();
  }

  private static double search(ProfileStore store, long searches) {
    store.prepareSearch(store.settings().defaultPolicy(), List.of(PATH));
    Draws draws = new Draws(SEED, 3);
    Stopwatch watch = new Stopwatch();
    watch.time(
        () -> {
          for (long i = 0; i < searches; i++) {
            long from = draws.below(CustomerStream.MOST_POINTS);
            store.search(
                SearchQuery.builder().where(Condition.atLeast(PATH, from)).limit(50).build());
          }
        });
    return watch.nanos() / searches;
  }
}
