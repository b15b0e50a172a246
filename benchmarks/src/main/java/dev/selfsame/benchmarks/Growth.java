package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.report.FigureOptions;
import dev.selfsame.benchmarks.report.Stopwatch;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows how the cost of jobs grows: each is done with n, 2n, 4n and so on, and the time per item is
 * printed. Where it stays about the same, the cost is linear; where it doubles, quadratic.
 */
@Command(
    name = "Growth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Does each job with twice the data of the time before, and prints microseconds per item; as JSON, the cost of an"
          + " item with the most data over that with a quarter of it: about 1 where it is linear, 4 where it is"
          + " quadratic.",
      ""
    })
public final class Growth implements Callable<Integer> {
  /** How many times n doubles until it is four times as large. */
  private static final int FOURFOLD = 2;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The smallest number of items. Default: ${DEFAULT-VALUE}")
  private int from = 1000;

  @Option(
      names = "--to",
      paramLabel = "N",
      defaultValue = "64000",
      description = "The largest number of items. Default: ${DEFAULT-VALUE}")
  private int to = 64_000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "A job that takes longer is not done with more. Default: ${DEFAULT-VALUE}")
  private int seconds = 60;

  @Option(
      names = "--only",
      paramLabel = "JOB",
      split = ",",
      description = "Which jobs. One or more of: ${COMPLETION-CANDIDATES}")
  private List<GrowthCase> only = List.of();

  @Mixin private FigureOptions figureOptions = new FigureOptions();

  private final PrintStream out;

  Growth(PrintStream out) {
    this.out = out;
  }

  /**
   * Does the jobs.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Growth(System.out)).execute(arguments));
  }

  @Override
  public Integer call() {
    List<Integer> sizes = new ArrayList<>();
    for (int n = from; n <= to; n *= 2) {
      sizes.add(n);
    }
    StringBuilder table = new StringBuilder("us per item");
    sizes.forEach(n -> table.append(String.format(Locale.ROOT, "%9d", n)));
    Map<String, Double> growth = new LinkedHashMap<>();
    for (GrowthCase job : only.isEmpty() ? List.of(GrowthCase.values()) : only) {
      System.err.println(job + ": " + job.description());
      List<Double> costs = costs(job, sizes);
      table.append("%n%s: %s%n           ".formatted(job, job.description()));
      costs.forEach(cost -> table.append(String.format(Locale.ROOT, "%9.2f", cost)));
      if (costs.size() > FOURFOLD) {
        growth.put(
            "growth." + job, costs.get(costs.size() - 1) / costs.get(costs.size() - 1 - FOURFOLD));
      }
    }
    return figureOptions.report(growth, table::toString, out);
  }

  /** {@return the microseconds per item with each size, up to the first that takes too long} */
  private List<Double> costs(GrowthCase job, List<Integer> sizes) {
    // The first time, code is loaded and compiled.
    job.prepare(from).run();
    List<Double> costs = new ArrayList<>();
    double last = 0;
    for (int n : sizes) {
      if (last < seconds) {
        Runnable prepared = job.prepare(n);
        Stopwatch watch = new Stopwatch();
        watch.time(prepared);
        last = watch.nanos() / 1e9;
        costs.add(last * 1e6 / n);
      }
    }
    return costs;
  }
}
