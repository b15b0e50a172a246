package dev.selfsame.examples.unify;

import dev.selfsame.ProfileStore;
import dev.selfsame.StoreStatistics;
import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.store.StoreFolder;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program {@code unify}: fragments from files in, one profile a line out. */
@Command(
    name = "unify",
    header = "Turns files of records into one profile per person.",
    description = {
      "",
      "Reads tables (CSV, TSV) and JSON in the forms that people have, compressed or not, and"
          + " writes one profile a line as JSON. A row that cannot be used is counted, told in the"
          + " file of --rejects, and never stops the rest. Blank lines are skipped.",
      "",
      "With --store the rows are added to a store on disk, and the profiles are those of all that is"
          + " in it. They are on disk when the profiles are written. A run that was cut short is"
          + " repeated: what is there already is not added twice, if rows have a time of their own or"
          + " that of the same --now.",
      "",
      "Exits with 0 when the job was done, with 1 when there were rows and each of them was refused,"
          + " and with 2 when the job could not be done.",
      ""
    },
    sortOptions = false)
public final class UnifyCommand implements Callable<Integer> {
  private static final int ALL_REFUSED = 1;

  private final PrintStream out;
  private final PrintStream err;
  private final Limits limits;

  @Option(
      names = "--settings",
      required = true,
      paramLabel = "FILE",
      description = "Namespaces, merge policies, and what the rows of files mean, as JSON.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path settings;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "The merge policy to read profiles under. Default: that of the settings.")
  private @Nullable String policy;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "The time of all rows that bring none. Default: the start of the program.")
  private @Nullable String now;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the profiles, once all are there. Default: standard output.")
  private @Nullable Path profilesFile;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Where to write what was refused, and which rows have one key and other content, a line"
              + " each, with its code.")
  private @Nullable Path rejectsFile;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "The directory of a store to add the rows to, made if it does not exist. Default: a store"
              + " in memory.")
  private @Nullable Path directory;

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Files, folders, patterns in quotes such as 'export/*.csv', and - for standard input.")
  private final List<String> inputs = new ArrayList<>();

  private UnifyCommand(PrintStream out, PrintStream err, Limits limits) {
    this.out = out;
    this.err = err;
    this.limits = limits;
  }

  /**
   * Returns the program, ready to be run.
   *
   * @param out where profiles go unless a file is named
   * @param err where progress and the summary go
   * @return the command line
   */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    return commandLine(out, err, Limits.USUAL);
  }

  static CommandLine commandLine(PrintStream out, PrintStream err, Limits limits) {
    CommandLine commandLine = new CommandLine(new UnifyCommand(out, err, limits));
    commandLine.getCommandSpec().usageMessage().footer(UnifyHelp.footer());
    return commandLine;
  }

  @Override
  public Integer call() throws InterruptedException {
    int workers = threads.count();
    Instant time = timeOfRows(now);
    UnifySettings unifySettings = UnifySettings.read(settings);
    String policyName = policyName(unifySettings);
    List<Input> files = unifySettings.inputs(inputs, err::println);
    requireSeparateFiles(files);
    try (LineOutput profiles = LineOutput.of(profilesFile, out);
        Rejects rejects = Rejects.to(rejectsFile);
        FilledStore filled =
            FilledStore.open(directory, Unifier.storeBuilder(unifySettings, time), err)) {
      ProfileStore store = filled.store();
      Unifier unifier = new Unifier(unifySettings, time, rejects, limits, store);
      long start = System.nanoTime();
      unifier.addAll(files, workers, err);
      filled.sync();
      Duration reading = Duration.ofNanos(System.nanoTime() - start);
      long count = ProfileLines.write(store.profiles(policyName), workers, limits, profiles);
      profiles.complete();
      rejects.complete();
      StoreStatistics held = store.statistics();
      new Summary(
              unifier.tally(),
              filled.fragmentsBefore(),
              held.fragments(),
              held.identities(),
              count,
              store.graph().statistics().largest(),
              reading,
              rejectsFile != null)
          .print(err);
      return unifier.tally().isAllRefused() ? ALL_REFUSED : 0;
    } catch (StorageException e) {
      throw StoreFolder.problem("Cannot write to the store in " + directory, e);
    }
  }

  /**
   * Returns the time of all rows that bring none.
   *
   * @param now what stands under {@code --now}, or null for the start of the program
   * @return the time
   * @throws JobException if it is neither an instant nor a date
   */
  public static Instant timeOfRows(@Nullable String now) {
    if (now == null) {
      return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }
    try {
      return FragmentJson.parseTimestamp(now);
    } catch (DateTimeException e) {
      throw new JobException("--now cannot be read. " + e.getMessage());
    }
  }

  private String policyName(UnifySettings unifySettings) {
    String name = policy == null ? unifySettings.settings().defaultPolicy() : policy;
    try {
      unifySettings.settings().policy(name);
    } catch (IllegalArgumentException e) {
      throw new JobException(settings + ": " + e.getMessage());
    }
    return name;
  }

  /** Keeps a slip of the pen from overwriting what is read. */
  private void requireSeparateFiles(List<Input> files) {
    List<Path> taken = new ArrayList<>();
    files.forEach(file -> file.path().ifPresent(taken::add));
    taken.add(settings);
    requireSeparate(profilesFile, taken);
    if (profilesFile != null) {
      taken.add(profilesFile);
    }
    requireSeparate(rejectsFile, taken);
  }

  private static void requireSeparate(@Nullable Path written, List<Path> taken) {
    if (written != null && taken.stream().anyMatch(other -> isSame(written, other))) {
      throw new JobException(
          "%s would be overwritten, and is named already. Name another file.".formatted(written));
    }
  }

  private static boolean isSame(Path written, Path other) {
    try {
      if (Files.exists(written)) {
        return Files.isRegularFile(written) && Files.isSameFile(written, other);
      }
      return written.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      return false;
    }
  }
}
