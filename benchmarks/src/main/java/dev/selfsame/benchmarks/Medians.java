package dev.selfsame.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The readings of several rounds, by what was read.
 *
 * @param <K> what is read
 */
final class Medians<K extends Enum<K>> {
  private final Map<K, List<Double>> readings;

  Medians(Class<K> kinds) {
    readings = new EnumMap<>(kinds);
  }

  void add(K kind, double reading) {
    readings.computeIfAbsent(kind, any -> new ArrayList<>()).add(reading);
  }

  double of(K kind) {
    List<Double> sorted = new ArrayList<>(readings.getOrDefault(kind, List.of()));
    if (sorted.isEmpty()) {
      throw new IllegalStateException("Nothing was read for " + kind + ".");
    }
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
