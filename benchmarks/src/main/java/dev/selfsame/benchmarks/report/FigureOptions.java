package dev.selfsame.benchmarks.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of all comparisons: how the figures are printed, and what they must not fall below.
 */
public final class FigureOptions {
  @Option(names = "--json", description = "Print the figures as one JSON object.")
  private boolean json;

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Compare the figures with the floors in a file; exit 1 when one fell.")
  private @Nullable Path floors;

  /**
   * Prints figures and compares them with the floors, as the options ask for.
   *
   * @param table returns the figures for people to read
   * @return the exit code: 0, or 1 when a figure fell below its floor
   */
  public int report(Map<String, Double> figures, Supplier<String> table, PrintStream out) {
    out.println(json ? Figures.toJson(figures) : table.get());
    return floors == null ? 0 : Floors.check(floors, figures, out);
  }
}
