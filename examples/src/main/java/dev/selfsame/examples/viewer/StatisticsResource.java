package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.StoreStatistics;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphStatistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of the store.
 *
 * <p><b>Design.</b> Counting reads everything in the store, which takes long in a large one. So the
 * result is cached, and is fresh for {@value #FRESH_SECONDS} seconds or twenty times as long as it
 * took to count, whichever is longer. After that a request returns the old result, with its time
 * and the note that a new count is running, and the count runs in a separate daemon thread. Only
 * requests before the first result wait for it.
 */
final class StatisticsResource implements Resource {
  private static final int FRESH_SECONDS = 30;
  private static final int FRESH_TIMES = 20;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  /** The maximum number of combinations of an overlap, the largest first. */
  private static final int MAX_COMBINATIONS = 20;

  private final ProfileStore store;
  private final LongSupplier nanos;
  private final Executor background;
  private final ReentrantLock first = new ReentrantLock();
  private final AtomicBoolean counting = new AtomicBoolean();
  private volatile @Nullable Counted last;

  StatisticsResource(ProfileStore store) {
    this(store, System::nanoTime, StatisticsResource::start);
  }

  /**
   * Creates the resource.
   *
   * @param nanos the clock for the age of a result, in nanoseconds
   * @param background the executor of later counts
   */
  StatisticsResource(ProfileStore store, LongSupplier nanos, Executor background) {
    this.store = store;
    this.nanos = nanos;
    this.background = background;
  }

  private static void start(Runnable count) {
    Thread thread = new Thread(count, "selfsame-viewer-statistics");
    thread.setDaemon(true);
    thread.start();
  }

  /** A result, with the times at which counting began and ended. */
  private record Counted(Map<String, Object> object, Instant at, long began, long done) {
    boolean isFresh(long now) {
      long good = Math.max(FRESH_SECONDS * NANOS_A_SECOND, FRESH_TIMES * (done - began));
      return now - done < good;
    }
  }

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only();
    return Answer.json(Answer.OK, statistics());
  }

  /** Returns the last result with its age, and starts a new count if it is not fresh. */
  Map<String, Object> statistics() {
    Counted counted = first();
    if (!counted.isFresh(nanos.getAsLong())) {
      startRecount();
    }
    Map<String, Object> object = new LinkedHashMap<>(counted.object());
    object.put("countedAt", counted.at().toString());
    object.put("ageSeconds", (nanos.getAsLong() - counted.done()) / NANOS_A_SECOND);
    object.put("counting", counting.get());
    return object;
  }

  /** Counts now, so that the first request need not wait. */
  void prepare() {
    first();
  }

  /** Returns the last result; before there is one, the first caller counts and the others wait. */
  private Counted first() {
    Counted known = last;
    if (known != null) {
      return known;
    }
    first.lock();
    try {
      Counted meanwhile = last;
      if (meanwhile == null) {
        meanwhile = count();
        last = meanwhile;
      }
      return meanwhile;
    } finally {
      first.unlock();
    }
  }

  private void startRecount() {
    if (!counting.compareAndSet(false, true)) {
      return;
    }
    try {
      background.execute(this::recount);
    } catch (RuntimeException | Error e) {
      counting.set(false);
      throw e;
    }
  }

  private void recount() {
    try {
      last = count();
    } catch (RuntimeException e) {
      Defects.report(e);
    } finally {
      counting.set(false);
    }
  }

  private Counted count() {
    Instant at = Instant.now();
    long began = nanos.getAsLong();
    StoreStatistics held = store.statistics();
    GraphStatistics graphs = store.graph().statistics();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("policy", held.policy());
    object.put("profiles", held.profiles());
    object.put("fragments", held.fragments());
    object.put("identities", held.identities());
    object.put("graphs", graphs(graphs));
    object.put("namespaces", held.identitiesByNamespace());
    Map<String, Object> sources = new LinkedHashMap<>();
    held.fragmentsBySource().forEach((source, kinds) -> sources.put(source, kinds(kinds)));
    object.put("sources", sources);
    object.put("sourceOverlap", overlap(held.sourceOverlap()));
    object.put("namespaceOverlap", overlap(held.namespaceOverlap()));
    return new Counted(object, at, began, nanos.getAsLong());
  }

  private static Map<String, Object> graphs(GraphStatistics graphs) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("graphs", graphs.graphs());
    object.put("isolated", graphs.isolated());
    object.put("largest", graphs.largest());
    object.put("contested", graphs.contested());
    object.put("quarantined", graphs.quarantined());
    object.put("removedLinks", graphs.removedLinks());
    object.put("sizes", graphs.sizes());
    return object;
  }

  private static Map<String, Long> kinds(Map<FragmentKind, Long> kinds) {
    Map<String, Long> object = new LinkedHashMap<>();
    kinds.forEach((kind, count) -> object.put(kind.name().toLowerCase(Locale.ROOT), count));
    return object;
  }

  private static Map<String, Object> overlap(Map<Set<String>, Long> counts) {
    List<Map<String, Object>> combinations = new ArrayList<>();
    counts.entrySet().stream()
        .limit(MAX_COMBINATIONS)
        .forEach(
            entry -> {
              Map<String, Object> combination = new LinkedHashMap<>();
              combination.put("of", List.copyOf(entry.getKey()));
              combination.put("profiles", entry.getValue());
              combinations.add(combination);
            });
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("total", counts.size());
    object.put("combinations", combinations);
    return object;
  }
}
