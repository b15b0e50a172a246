package dev.selfsame.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The guard of the hot path: the ratios that a run must reach, whatever machine it runs on. */
final class Floors {
  /** What is better when it is smaller: its floor is a ceiling. */
  private static final Set<String> SMALLER_IS_BETTER =
      Set.of("bytesPerIdentity", "worstBatchMillis", "rulesOnVsOff", "storeBytesPerFragment");

  private Floors() {}

  /** {@return a text that names each ratio that fell, if any did} */
  static Optional<String> fallen(Map<String, Double> recorded, Map<String, Double> ratios) {
    List<String> fallen = new ArrayList<>();
    recorded.forEach(
        (name, floor) -> {
          Double ratio = ratios.get(name);
          if (ratio == null) {
            fallen.add("%s is not measured: mend its name in the file of floors.".formatted(name));
          } else if (SMALLER_IS_BETTER.contains(name) ? ratio > floor : ratio < floor) {
            fallen.add(
                String.format(Locale.ROOT, "%s is %.2f; the floor is %.2f.", name, ratio, floor));
          }
        });
    return fallen.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", fallen));
  }
}
