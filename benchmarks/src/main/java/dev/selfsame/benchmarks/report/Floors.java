package dev.selfsame.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares ratios with recorded floors, to detect regressions independently of the machine. */
public final class Floors {
  /** Quantities for which smaller is better: the recorded value is a ceiling. */
  private static final Set<String> SMALLER_IS_BETTER =
      Set.of(
          "bytesPerIdentity",
          "worstBatchMillis",
          "rulesOnVsOff",
          "storeBytesPerFragment",
          "bytesPerFragment");

  private Floors() {}

  /** {@return a line for each ratio that is worse than its floor, or empty} */
  public static Optional<String> fallen(Map<String, Double> recorded, Map<String, Double> ratios) {
    List<String> fallen = new ArrayList<>();
    recorded.forEach(
        (name, floor) -> {
          Double ratio = ratios.get(name);
          if (ratio == null) {
            fallen.add(
                "%s is not measured. Correct its name in the file of floors.".formatted(name));
          } else if (SMALLER_IS_BETTER.contains(name) ? ratio > floor : ratio < floor) {
            fallen.add(
                String.format(Locale.ROOT, "%s is %.2f; the floor is %.2f.", name, ratio, floor));
          }
        });
    return fallen.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", fallen));
  }
}
