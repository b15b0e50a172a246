package dev.selfsame.benchmarks;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.selfsame.benchmarks.peers.UnifyScript;
import dev.selfsame.benchmarks.report.Execution;
import dev.selfsame.benchmarks.report.FigureOptions;
import dev.selfsame.benchmarks.report.Medians;
import dev.selfsame.benchmarks.streams.RetailFiles;
import dev.selfsame.benchmarks.streams.RetailStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Compares the program {@code unify} with {@link UnifyScript}, a SQL script of the same result.
 *
 * <p>Both read the same files. Each round starts a process for each side, in alternating order, so
 * that a change of the machine's speed meets both, and compares what they wrote.
 */
@Command(
    name = "UnifyRace",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Turns the same files into profiles with the program unify and with a SQL script in DuckDB, in processes that"
          + " alternate, and prints their times from start to exit. Fails if the profiles differ.",
      "",
      "Needs both jars: mvn -q -Ppeers -DskipTests package",
      ""
    })
public final class UnifyRace implements Callable<Integer> {
  private static final long SEED = 17;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "800000",
      description = "The number of rows in all files. Default: ${DEFAULT-VALUE}")
  private long rows = 800_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many times each side runs; medians are printed. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "4g",
      description =
          "The most heap of each process; DuckDB's memory is outside. Default: ${DEFAULT-VALUE}")
  private String heap = "4g";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The number of threads of each side. Default: what each side chooses")
  private @Nullable Integer threads;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar with unify. Default: examples/target/selfsame.jar of this repository")
  private @Nullable Path jar;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Write the files and the profiles to a folder, and leave them there.")
  private @Nullable Path kept;

  @Mixin private FigureOptions figureOptions = new FigureOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;

  private UnifyRace(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the race.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    return Programs.run(new UnifyRace(out, err), err, arguments);
  }

  /** The sides compared. */
  enum Side {
    UNIFY("unify", "unify.ndjson"),
    SQL("SQL script", UnifyScript.OUT);

    private final String title;
    private final String profiles;

    Side(String title, String profiles) {
      this.title = title;
      this.profiles = profiles;
    }
  }

  /** The quantities measured. */
  enum Cost {
    SECONDS,
    PEAK_MEGABYTES
  }

  @Override
  public Integer call() throws IOException, InterruptedException, URISyntaxException {
    Path unify = jar == null ? builtJar() : jar;
    if (!Files.isRegularFile(unify)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no %s. Build it: mvn -q -Ppeers -DskipTests package".formatted(unify));
    }
    if (!UnifyScript.canRun()) {
      throw new ParameterException(
          spec.commandLine(),
          "DuckDB is not in this jar. Build it with the profile peers: mvn -q -Ppeers -DskipTests package");
    }
    Path folder = kept == null ? Files.createTempDirectory("unify-race") : kept;
    try {
      Files.createDirectories(folder);
      err.printf("writing %d rows%n", rows);
      RetailFiles.write(new RetailStream(SEED, rows), folder);
      Map<Side, Medians<Cost>> costs = race(commands(unify), folder);
      Map<String, Double> figures = figures(costs);
      return figureOptions.report(figures, () -> table(costs, figures), out);
    } finally {
      if (kept == null) {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
  }

  /** {@return where a build puts the jar with unify, seen from where it puts these classes} */
  private static Path builtJar() throws URISyntaxException {
    Path classes =
        Path.of(UnifyRace.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return classes.resolve("../../../examples/target/selfsame.jar").normalize();
  }

  private Map<Side, List<String>> commands(Path unify) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> ofUnify = new ArrayList<>(List.of(java, "-Xmx" + heap, "-jar"));
    ofUnify.addAll(List.of(unify.toAbsolutePath().toString(), "unify"));
    ofUnify.addAll(List.of("--settings", RetailFiles.SETTINGS, "--out", Side.UNIFY.profiles));
    List<String> ofScript =
        new ArrayList<>(List.of(java, "-Xmx" + heap, "--enable-native-access=ALL-UNNAMED"));
    ofScript.addAll(List.of("-cp", absoluteClassPath(), UnifyScript.class.getName()));
    if (threads != null) {
      ofUnify.addAll(List.of("--threads", threads.toString()));
      ofScript.add(threads.toString());
    }
    ofUnify.addAll(RetailFiles.ROWS);
    return Map.of(Side.UNIFY, ofUnify, Side.SQL, ofScript);
  }

  private static String absoluteClassPath() {
    return Splitter.on(File.pathSeparatorChar)
        .splitToStream(System.getProperty("java.class.path"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Map<Side, Medians<Cost>> race(Map<Side, List<String>> commands, Path folder)
      throws IOException, InterruptedException {
    Map<Side, Medians<Cost>> costs = new EnumMap<>(Side.class);
    for (int round = 1; round <= rounds; round++) {
      List<Side> order =
          round % 2 == 1 ? List.of(Side.UNIFY, Side.SQL) : List.of(Side.SQL, Side.UNIFY);
      for (Side side : order) {
        err.printf("round %d of %d: %s%n", round, rounds, side.title);
        Files.deleteIfExists(folder.resolve(side.profiles));
        Execution execution =
            Execution.of(
                new ProcessBuilder(requireNonNull(commands.get(side)))
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT));
        Medians<Cost> medians = costs.computeIfAbsent(side, any -> new Medians<>(Cost.class));
        medians.add(Cost.SECONDS, execution.seconds());
        execution.peakMegabytes().ifPresent(peak -> medians.add(Cost.PEAK_MEGABYTES, peak));
      }
      requireSameProfiles(folder);
      err.printf("round %d of %d: the profiles are the same%n", round, rounds);
    }
    return costs;
  }

  private static void requireSameProfiles(Path folder) throws IOException {
    Optional<String> difference =
        SameProfiles.difference(
            folder.resolve(Side.UNIFY.profiles), folder.resolve(Side.SQL.profiles));
    if (difference.isPresent()) {
      throw new IllegalStateException(
          "The sides do not give the same profiles. %s. Look at both with --keep."
              .formatted(difference.get()));
    }
  }

  private Map<String, Double> figures(Map<Side, Medians<Cost>> costs) {
    Medians<Cost> unify = requireNonNull(costs.get(Side.UNIFY));
    Medians<Cost> script = requireNonNull(costs.get(Side.SQL));
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rows", (double) rows);
    figures.put("unifyVsSql", script.of(Cost.SECONDS) / unify.of(Cost.SECONDS));
    figures.put("rowsPerSecond", rows / unify.of(Cost.SECONDS));
    figures.put("rowsPerSecondSql", rows / script.of(Cost.SECONDS));
    if (unify.has(Cost.PEAK_MEGABYTES) && script.has(Cost.PEAK_MEGABYTES)) {
      figures.put("peakMegabytes", unify.of(Cost.PEAK_MEGABYTES));
      figures.put("peakMegabytesSql", script.of(Cost.PEAK_MEGABYTES));
    }
    return figures;
  }

  private String table(Map<Side, Medians<Cost>> costs, Map<String, Double> figures) {
    StringBuilder table =
        new StringBuilder(
            "%-12s%10s%16s%16s".formatted("", "seconds", "rows a second", "peak, MB"));
    costs.forEach(
        (side, medians) -> {
          double seconds = medians.of(Cost.SECONDS);
          table.append(
              String.format(
                  Locale.ROOT, "%n%-12s%10.2f%16.0f", side.title, seconds, rows / seconds));
          table.append(
              medians.has(Cost.PEAK_MEGABYTES)
                  ? String.format(Locale.ROOT, "%16.0f", medians.of(Cost.PEAK_MEGABYTES))
                  : "%16s".formatted("-"));
        });
    return table
        .append(String.format(Locale.ROOT, "%n%nunifyVsSql %13.2f", figures.get("unifyVsSql")))
        .toString();
  }
}
