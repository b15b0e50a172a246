package dev.selfsame.examples.viewer;

import dev.selfsame.examples.unify.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The log of refusals that the viewer shows: the number of each code, and the first {@value #MOST}
 * refusals of each. So its memory is bounded.
 *
 * <p>Safe for use by any number of threads.
 */
public final class RefusalLog implements Consumer<Refusal> {
  /** How many refusals of each code are kept. */
  public static final int MOST = 1000;

  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final SortedMap<String, List<Refusal>> kept = new TreeMap<>();

  /** Creates an empty log. */
  public RefusalLog() {}

  @Override
  public synchronized void accept(Refusal refusal) {
    counts.merge(refusal.reason(), 1L, Long::sum);
    List<Refusal> ofCode = kept.computeIfAbsent(refusal.reason(), any -> new ArrayList<>());
    if (ofCode.size() < MOST) {
      ofCode.add(refusal);
    }
  }

  /** Returns the number of refusals of each code. */
  synchronized SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** Returns some of the kept refusals of a code, in the order in which they were added. */
  synchronized List<Refusal> some(String reason, int from, int limit) {
    List<Refusal> ofCode = kept.getOrDefault(reason, List.of());
    int start = Math.min(from, ofCode.size());
    return List.copyOf(ofCode.subList(start, Math.min(ofCode.size(), start + limit)));
  }

  synchronized int keptOf(String reason) {
    return kept.getOrDefault(reason, List.of()).size();
  }
}
