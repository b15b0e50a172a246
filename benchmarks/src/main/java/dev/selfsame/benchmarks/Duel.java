package dev.selfsame.benchmarks;

import dev.selfsame.benchmarks.DuelRun.Cost;
import dev.selfsame.benchmarks.report.Medians;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compares two builds of the library through its public API.
 *
 * <p>Each round starts a process for each build, in alternating order, so that a change of the
 * machine's speed meets both. Both run the benchmark classes of this build, on the same data: they
 * come first on the class path.
 */
@Command(
    name = "Duel",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares two builds of Selfsame through its public API, in processes that alternate, and prints the ratios.",
      "",
      "A build is a class path with the library and all that it depends on, such as a benchmarks.jar. A ratio is the"
          + " second build over the first; below 1, the second is better. Differences within the range of a duel of a"
          + " build with itself mean nothing.",
      ""
    })
public final class Duel implements Callable<Integer> {
  private static final String CLASSES = "dev/selfsame/benchmarks";

  @Parameters(index = "0", paramLabel = "FIRST", description = "The class path of one build.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "SECOND", description = "The class path of the other.")
  private String second = "";

  @Option(
      names = "--fragments",
      paramLabel = "N",
      defaultValue = "500000",
      description = "The number of fragments, a multiple of 25. Default: ${DEFAULT-VALUE}")
  private long fragments = 500_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "How many times each build runs. Default: ${DEFAULT-VALUE}")
  private int rounds = 7;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "3g",
      description = "The heap of each process. Default: ${DEFAULT-VALUE}")
  private String heap = "3g";

  private final PrintStream out;

  Duel(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the comparison.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Duel(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, URISyntaxException {
    try (TemporaryFolder classes = TemporaryFolder.in(null)) {
      copyBenchmarkClasses(classes.path());
      out.print(compare(classes.path()));
    }
    return 0;
  }

  private String compare(Path classes) throws IOException, InterruptedException {
    Medians<Cost> ofFirst = new Medians<>(Cost.class);
    Medians<Cost> ofSecond = new Medians<>(Cost.class);
    Medians<Cost> ratios = new Medians<>(Cost.class);
    for (int round = 1; round <= rounds; round++) {
      System.err.printf("round %d of %d%n", round, rounds);
      boolean inOrder = round % 2 == 1;
      List<String> begun = run(classes, inOrder ? first : second);
      List<String> followed = run(classes, inOrder ? second : first);
      for (Cost cost : Cost.values()) {
        double a = value(cost, inOrder ? begun : followed);
        double b = value(cost, inOrder ? followed : begun);
        ofFirst.add(cost, a);
        ofSecond.add(cost, b);
        ratios.add(cost, b / a);
      }
    }
    return table(ofFirst, ofSecond, ratios);
  }

  /** Copies the classes of the benchmarks, and nothing of the library, to a folder. */
  private static void copyBenchmarkClasses(Path folder) throws IOException, URISyntaxException {
    Path source = Path.of(Duel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) {
      copy(source.resolve(CLASSES), folder);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(source)) {
        copy(jar.getPath(CLASSES), folder);
      }
    }
  }

  private static void copy(Path classes, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(CLASSES).resolve(classes.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private List<String> run(Path classes, String build) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+AlwaysPreTouch",
                "-cp",
                classes + File.pathSeparator + build,
                DuelRun.class.getName(),
                Long.toString(fragments))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IOException("The run of %s failed; see its message above.".formatted(build));
    }
    return lines;
  }

  private static double value(Cost cost, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(cost + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(cost.name().length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static String table(Medians<Cost> ofFirst, Medians<Cost> ofSecond, Medians<Cost> ratios) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-10s %12s %12s %8s %8s %8s%n",
            "median",
            "first",
            "second",
            "ratio",
            "lowest",
            "highest"));
    for (Cost cost : Cost.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-10s %12.0f %12.0f %8.3f %8.3f %8.3f%n",
              cost,
              ofFirst.of(cost),
              ofSecond.of(cost),
              ratios.of(cost),
              ratios.lowest(cost),
              ratios.highest(cost)));
    }
    return table.toString();
  }
}
