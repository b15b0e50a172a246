package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.peers.Design;
import dev.selfsame.benchmarks.report.FigureOptions;
import dev.selfsame.benchmarks.report.Figures;
import dev.selfsame.benchmarks.report.Metric;
import dev.selfsame.benchmarks.streams.StreamKind;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares Selfsame's identity table and connected components with hand-written and library
 * alternatives, in one process.
 *
 * <p>Covers the evidence path of a store without fragments, rules and locks; {@link RulesRace} adds
 * rows of evidence and rules, and {@link WholeStore} measures the public API.
 */
@Command(
    name = "SideBySide",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs one stream of records through Selfsame's identity table and connected components and through their peers,"
          + " in one process, and prints a comparison.",
      "",
      "Give the heap a fixed size that holds the largest peer: -Xms8g -Xmx8g for a million records, 14g for 10 million."
          + " Nothing else should run on the machine.",
      ""
    })
public final class SideBySide implements Callable<Integer> {
  private static final long WARM_UP = 200_000;
  private static final int WARM_UPS = 2;

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "The number of records. Default: ${DEFAULT-VALUE}")
  private long records = 1_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How many times each design runs; medians are printed. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--stream",
      paramLabel = "KIND",
      defaultValue = "PROFILE",
      description = "Which stream: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private StreamKind stream = StreamKind.PROFILE;

  @Option(
      names = "--sized",
      description =
          "Tell all designs the number of identities in advance, from the second round on.")
  private boolean sized;

  @Mixin private FigureOptions figureOptions = new FigureOptions();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Add the times of all designs to a file, for the chart.")
  private @Nullable Path results;

  private final PrintStream out;

  private SideBySide(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the race.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SideBySide(System.out)).execute(arguments));
  }

  @Override
  public Integer call() {
    for (int i = 0; i < WARM_UPS; i++) {
      Comparison.run(stream, WARM_UP, 1, sized, text -> {});
    }
    Comparison comparison = Comparison.run(stream, records, rounds, sized, System.err::println);
    Map<String, Double> ratios = comparison.ratios();
    if (results != null) {
      Figures.addTo(results, records, comparison.nanosOfARecord());
    }
    return figureOptions.report(ratios, () -> table(comparison), out);
  }

  private static String table(Comparison comparison) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-30s %10s %10s %10s %10s %12s%n",
            "design",
            "ns/record",
            "known ns",
            "find ns",
            "bytes/id",
            "worst ms"));
    for (Design design : Design.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-30s %10.0f %10.0f %10.0f %10.1f %12.1f%n",
              design.title(),
              comparison.of(design, Metric.INGEST),
              comparison.of(design, Metric.KNOWN),
              comparison.of(design, Metric.FIND),
              comparison.of(design, Metric.BYTES),
              comparison.of(design, Metric.WORST_BATCH)));
    }
    table.append('\n');
    comparison
        .ratios()
        .forEach(
            (name, value) ->
                table.append(String.format(Locale.ROOT, "%-26s %14.2f%n", name, value)));
    return table
        .append(
            "%nWith shared devices and rules, %d components were contested."
                .formatted(comparison.contested()))
        .toString();
  }
}
