package dev.selfsame.benchmarks.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares ratios with recorded floors, to detect regressions independently of the machine. */
public final class Floors {
  /** Quantities, besides times and growth, for which smaller is better: a ceiling is recorded. */
  private static final Set<String> SMALLER_IS_BETTER =
      Set.of(
          "bytesPerIdentity",
          "rulesOnVsOff",
          "storeBytesPerFragment",
          "bytesPerFragment",
          "peakMegabytes",
          "addOperatingSystemVsMemory",
          "addHostSyncsVsMemory",
          "addEachWriteVsMemory",
          "findDurableVsMemory",
          "openHeapVsStore",
          "bytesOnDiskPerFragment",
          "bytesOfJournalPerFragment",
          "eraseAtTwiceVs");

  private Floors() {}

  /**
   * Compares ratios with the floors in a file, and prints the outcome.
   *
   * @return the exit code: 0, or 1 when a ratio fell
   */
  public static int check(Path recorded, Map<String, Double> ratios, PrintStream out) {
    Optional<String> fallen = fallen(Figures.read(recorded), ratios);
    out.println(fallen.orElse("No ratio fell below its floor."));
    return fallen.isPresent() ? 1 : 0;
  }

  /** {@return a line for each ratio that is worse than its floor, or empty} */
  static Optional<String> fallen(Map<String, Double> recorded, Map<String, Double> ratios) {
    List<String> fallen = new ArrayList<>();
    recorded.forEach(
        (name, floor) -> {
          Double ratio = ratios.get(name);
          if (ratio == null) {
            fallen.add(
                "%s is not measured. Correct its name in the file of floors.".formatted(name));
          } else if (isSmallerBetter(name) ? ratio > floor : ratio < floor) {
            fallen.add(
                String.format(Locale.ROOT, "%s is %.2f; the floor is %.2f.", name, ratio, floor));
          }
        });
    return fallen.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", fallen));
  }

  private static boolean isSmallerBetter(String name) {
    return SMALLER_IS_BETTER.contains(name)
        || name.contains("Millis")
        || name.contains("Micros")
        || name.startsWith("growth.");
  }
}
