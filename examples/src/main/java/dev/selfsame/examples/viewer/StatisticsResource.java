package dev.selfsame.examples.viewer;

import dev.selfsame.ProfileStore;
import dev.selfsame.StoreStatistics;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How much the store holds.
 *
 * <p><b>Design.</b> Counting goes through all that is held, which takes its time in a large store.
 * So an answer is kept, and is good for {@value #FRESH_SECONDS} seconds or twenty times as long as
 * it took to count, whichever is longer. Whoever comes first after that counts anew, and others
 * meanwhile get the old answer; only those who come before the first answer wait for it.
 */
final class StatisticsResource implements Resource {
  private static final int FRESH_SECONDS = 30;
  private static final int FRESH_TIMES = 20;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  /** The most combinations that are shown of an overlap, the largest first. */
  private static final int MOST_COMBINATIONS = 20;

  private final ProfileStore store;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile @Nullable Counted last;

  StatisticsResource(ProfileStore store) {
    this.store = store;
  }

  /** What was counted, when that began and when it was done. */
  private record Counted(Map<String, Object> object, long began, long done) {
    boolean isFresh(long now) {
      long good = Math.max(FRESH_SECONDS * NANOS_A_SECOND, FRESH_TIMES * (done - began));
      return now - done < good;
    }
  }

  @Override
  public Answer answer(Parameters parameters) {
    parameters.only();
    Counted counted = counted();
    Map<String, Object> object = new LinkedHashMap<>(counted.object());
    object.put("ageSeconds", (System.nanoTime() - counted.done()) / NANOS_A_SECOND);
    return Answer.json(Answer.OK, object);
  }

  /** Counts, so that the first request need not wait. */
  void prepare() {
    counted();
  }

  private Counted counted() {
    Counted known = last;
    if (known != null && known.isFresh(System.nanoTime())) {
      return known;
    }
    if (known != null && !counting.tryLock()) {
      return known;
    }
    if (known == null) {
      counting.lock();
    }
    try {
      Counted meanwhile = last;
      if (meanwhile == null || !meanwhile.isFresh(System.nanoTime())) {
        meanwhile = count();
        last = meanwhile;
      }
      return meanwhile;
    } finally {
      counting.unlock();
    }
  }

  private Counted count() {
    long began = System.nanoTime();
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
    return new Counted(object, began, System.nanoTime());
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
        .limit(MOST_COMBINATIONS)
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
