package dev.selfsame.benchmarks;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.storage.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes checkpoints and backups beside a thread that adds single fragments, one that adds lists,
 * and one that reads. What the collector and the scheduler take is in the times.
 */
final class DurableCheckpoints {
  private static final int SOME = 20_000;
  private static final int TOGETHER = 1000;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long PAUSE_BETWEEN_LISTS_NANOS = 20_000_000;
  private static final double MILLI = 1e6;

  /** What goes on beside the threads. */
  private enum Call {
    CHECKPOINT,
    /** Nothing, for as long as the checkpoint before took. */
    QUIET,
    BACKUP
  }

  private final DurableSetup setup;
  private final List<ProfileFragment> some = new ArrayList<>();
  private final Medians<Call> adding = new Medians<>(Call.class);
  private final Medians<Call> addingLists = new Medians<>(Call.class);
  private final Medians<Call> finding = new Medians<>(Call.class);
  private final Medians<Call> taken = new Medians<>(Call.class);

  private DurableCheckpoints(DurableSetup setup) {
    this.setup = setup;
    CustomerStream stream = setup.stream();
    Draws draws = new Draws(DurableSetup.SEED, 3);
    for (int i = 0; i < SOME; i++) {
      some.add(stream.fragment(draws.below(stream.size())));
    }
  }

  static Map<String, Double> measure(DurableSetup setup) throws IOException, InterruptedException {
    new DurableCheckpoints(setup.warmUp()).run();
    DurableCheckpoints measured = new DurableCheckpoints(setup);
    measured.run();
    return measured.figures();
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    put("checkpoint", Call.CHECKPOINT, figures);
    put("backup", Call.BACKUP, figures);
    put("quiet", Call.QUIET, figures);
    return figures;
  }

  private void put(String name, Call call, Map<String, Double> figures) {
    figures.put(name + "Millis", taken.of(call));
    figures.put(name + "LongestAddMillis", adding.highest(call));
    figures.put(name + "LongestAddAllMillis", addingLists.highest(call));
    figures.put(name + "LongestFindMillis", finding.highest(call));
  }

  private void run() throws IOException, InterruptedException {
    try (TemporaryFolder folder = setup.folder();
        DurableProfileStore store =
            Stores.open(
                DurableSetup.storage(
                    folder.path().resolve("store"), Durability.OPERATING_SYSTEM))) {
      Stores.fill(store, setup.stream());
      store.sync();
      for (int round = 0; round < setup.rounds(); round++) {
        double millis = beside(Call.CHECKPOINT, store, store::checkpoint);
        beside(Call.QUIET, store, () -> Thread.sleep((long) millis));
        try (TemporaryFolder backup = TemporaryFolder.in(folder.path())) {
          Path path = backup.path();
          beside(Call.BACKUP, store, () -> store.backup(path));
        }
      }
    }
  }

  /** Something that is done while others wait. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** {@return the milliseconds of a call} */
  private double beside(Call call, DurableProfileStore store, Work work)
      throws InterruptedException {
    Beside adds = Beside.start(PAUSE_NANOS, i -> add(store, i));
    Beside lists = Beside.start(PAUSE_BETWEEN_LISTS_NANOS, i -> addList(store, i));
    Beside finds = Beside.start(PAUSE_NANOS, i -> find(store, i));
    long start = System.nanoTime();
    work.run();
    double millis = (System.nanoTime() - start) / MILLI;
    taken.add(call, millis);
    adding.add(call, adds.longestMillis());
    addingLists.add(call, lists.longestMillis());
    finding.add(call, finds.longestMillis());
    return millis;
  }

  private ProfileFragment some(int number) {
    return some.get(number % some.size());
  }

  private void add(DurableProfileStore store, int number) {
    Stores.addNew(store, Stores.withNewId(some(number)));
  }

  private void addList(DurableProfileStore store, int number) {
    List<ProfileFragment> list = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      list.add(Stores.withNewId(some(number * TOGETHER + i)));
    }
    Stores.expect(TOGETHER, store.addAll(list).accepted());
  }

  private void find(DurableProfileStore store, int number) {
    Stores.expect(1, store.find(some(number).identities().get(0)).stream().count());
  }
}
