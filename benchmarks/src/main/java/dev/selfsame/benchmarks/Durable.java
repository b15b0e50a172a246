package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.report.FigureOptions;
import dev.selfsame.benchmarks.report.Figures;
import dev.selfsame.benchmarks.streams.CustomerStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures a durable store through its public API: what it costs to keep writes, beside a store in
 * memory; to open a store; and to erase a person; and how long others wait for a checkpoint.
 */
@Command(
    name = "Durable",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Adds the same customers to a store in memory and to durable ones; opens stores; makes checkpoints, backups and"
          + " erasures; and prints what each costs.",
      ""
    })
public final class Durable implements Callable<Integer> {
  /** So that there is a customer to erase from the journal and one to erase from a snapshot. */
  private static final long FEWEST_FRAGMENTS = 2 * CustomerStream.FRAGMENTS_A_CUSTOMER;

  @Option(
      names = "--fragments",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "The number of fragments, a multiple of 25. Default: ${DEFAULT-VALUE}")
  private long fragments = 1_000_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How many times each side runs; medians are printed, and the longest waits of all."
              + " Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--writes",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "How many single fragments are added where each waits for the disk. Default:"
              + " ${DEFAULT-VALUE}")
  private int writes = 5000;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "Keep the stores in a new folder in this directory, on the disk to be measured, and delete"
              + " it afterwards. Default: where the system keeps temporary files")
  private @Nullable Path directory;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "Which parts. One or more of: ${COMPLETION-CANDIDATES}")
  private List<DurablePart> only = List.of(DurablePart.values());

  @Mixin private FigureOptions figureOptions = new FigureOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;

  private Durable(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Measures.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    return Programs.run(new Durable(out, err), err, arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkSizes();
    DurableSetup setup = new DurableSetup(fragments, rounds, writes, directory);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("fragments", (double) fragments);
    for (DurablePart part : only) {
      err.println(part.description());
      figures.putAll(part.measure(setup));
    }
    return figureOptions.report(figures, () -> Figures.toTable(figures), out);
  }

  private void checkSizes() {
    if (fragments < FEWEST_FRAGMENTS || fragments % CustomerStream.FRAGMENTS_A_CUSTOMER != 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--fragments is %d. Use a multiple of %d, %d or more."
              .formatted(fragments, CustomerStream.FRAGMENTS_A_CUSTOMER, FEWEST_FRAGMENTS));
    }
    if (rounds < 1 || writes < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds and --writes must be 1 or more.");
    }
  }
}
