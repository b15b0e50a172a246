package dev.selfsame.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the measurements of several rounds and computes medians. Not safe for use by several
 * threads.
 *
 * @param <K> the quantities measured
 */
public final class Medians<K extends Enum<K>> {
  private final Map<K, List<Double>> values;

  /** Makes one without measurements. */
  public Medians(Class<K> kinds) {
    values = new EnumMap<>(kinds);
  }

  /** Adds a measurement. */
  public void add(K kind, double value) {
    values.computeIfAbsent(kind, any -> new ArrayList<>()).add(value);
  }

  /** {@return whether there is a measurement} */
  public boolean has(K kind) {
    return values.containsKey(kind);
  }

  /** {@return the median of what was added} */
  public double of(K kind) {
    List<Double> sorted = new ArrayList<>(all(kind));
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** {@return the lowest of what was added} */
  public double lowest(K kind) {
    return Collections.min(all(kind));
  }

  /** {@return the highest of what was added} */
  public double highest(K kind) {
    return Collections.max(all(kind));
  }

  private List<Double> all(K kind) {
    List<Double> all = values.getOrDefault(kind, List.of());
    if (all.isEmpty()) {
      throw new IllegalStateException("Nothing was measured for " + kind + ".");
    }
    return all;
  }
}
