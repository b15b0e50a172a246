package dev.selfsame.benchmarks;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.benchmarks.report.Heap;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.report.Stopwatch;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.identity.Identity;
import dev.selfsame.profile.Profile;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Adds the same fragments to a store in memory and to durable ones, and reads profiles of each. */
final class DurableAdds {
  private static final int WARM_UPS = 3;
  private static final int TOGETHER = 1000;
  private static final int LISTS_A_SYNC = 20;
  private static final int QUESTIONS = 20_000;

  /** The stores compared. */
  private enum Side {
    MEMORY(null),
    OPERATING_SYSTEM(Durability.OPERATING_SYSTEM),
    HOST_SYNCS(Durability.HOST_SYNCS),
    EACH_WRITE(Durability.EACH_WRITE);

    private final @Nullable Durability durability;

    Side(@Nullable Durability durability) {
      this.durability = durability;
    }
  }

  private final DurableSetup setup;
  private final FragmentStream stream;
  private final Medians<Side> adding = new Medians<>(Side.class);
  private final Medians<Side> finding = new Medians<>(Side.class);

  private DurableAdds(DurableSetup setup) {
    this.setup = setup;
    this.stream = setup.stream();
  }

  static Map<String, Double> measure(DurableSetup setup) throws IOException {
    for (int i = 0; i < WARM_UPS; i++) {
      new DurableAdds(setup.warmUp()).run();
    }
    DurableAdds measured = new DurableAdds(setup);
    measured.run();
    return measured.figures();
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    double inMemory = adding.of(Side.MEMORY);
    figures.put("addMemoryPerSecond", 1e9 / inMemory);
    figures.put("addOperatingSystemVsMemory", adding.of(Side.OPERATING_SYSTEM) / inMemory);
    figures.put("addHostSyncsVsMemory", adding.of(Side.HOST_SYNCS) / inMemory);
    figures.put("addEachWriteVsMemory", adding.of(Side.EACH_WRITE) / inMemory);
    figures.put("findDurableVsMemory", finding.of(Side.OPERATING_SYSTEM) / finding.of(Side.MEMORY));
    return figures;
  }

  private void run() throws IOException {
    for (int round = 0; round < setup.rounds(); round++) {
      List<Side> order = List.of(Side.values());
      Set<Long> answers = new HashSet<>();
      for (Side side : round % 2 == 0 ? order : Lists.reverse(order)) {
        answers.add(run(side));
      }
      if (answers.size() > 1) {
        throw new IllegalStateException("The stores do not give the same answers.");
      }
    }
  }

  /** {@return a number made of all answers} */
  private long run(Side side) throws IOException {
    if (side.durability == null) {
      return run(side, Stores.empty(), () -> {});
    }
    try (TemporaryFolder folder = setup.folder();
        DurableProfileStore store =
            Stores.open(DurableSetup.storage(folder.path(), side.durability))) {
      return run(side, store, side == Side.HOST_SYNCS ? store::sync : () -> {});
    }
  }

  /**
   * Adds and reads.
   *
   * @param sync what is done after each {@value #LISTS_A_SYNC} lists and at the end
   */
  private long run(Side side, ProfileStore store, Runnable sync) {
    Heap.live(); // What the side before has left is not collected while this one is timed.
    Stopwatch watch = new Stopwatch();
    int lists = 0;
    for (List<ProfileFragment> some : Iterables.partition(stream.fragments(), TOGETHER)) {
      watch.time(() -> Stores.expect(some.size(), store.addAll(some).accepted()));
      if (++lists % LISTS_A_SYNC == 0) {
        watch.time(sync);
      }
    }
    watch.time(sync);
    adding.add(side, watch.nanos() / stream.size());
    return find(side, store);
  }

  private long find(Side side, ProfileStore store) {
    Draws draws = new Draws(DurableSetup.SEED, 2);
    List<Identity> asked = new ArrayList<>();
    for (long i = 0; i < Math.min(QUESTIONS, stream.size()); i++) {
      asked.add(stream.fragment(draws.below(stream.size())).identities().get(0));
    }
    LongAdder answers = new LongAdder();
    Stopwatch watch = new Stopwatch();
    watch.time(() -> asked.forEach(identity -> answers.add(read(store, identity))));
    finding.add(side, watch.nanos() / asked.size());
    return answers.sum();
  }

  /** {@return a number made of the attributes and the events of a profile} */
  private static long read(ProfileStore store, Identity identity) {
    Profile profile = store.find(identity).orElseThrow();
    long hash = profile.attributes().hashCode();
    for (ProfileFragment event : profile.timeline().events()) {
      hash = 31 * hash + event.attributes().hashCode();
    }
    return hash;
  }
}
