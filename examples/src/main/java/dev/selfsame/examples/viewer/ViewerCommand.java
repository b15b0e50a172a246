package dev.selfsame.examples.viewer;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.examples.JobException;
import dev.selfsame.examples.demo.Retailer;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.store.StoreFolder;
import dev.selfsame.examples.unify.Tally;
import dev.selfsame.examples.unify.ThreadsOption;
import dev.selfsame.examples.unify.Unifier;
import dev.selfsame.examples.unify.UnifyCommand;
import dev.selfsame.examples.unify.UnifySettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The program {@code viewer}: it reads files, or a store on disk, and serves a page on this machine
 * that shows the people in them.
 */
@Command(
    name = "viewer",
    header = "Shows people, their graphs, and the origin of each value in the browser.",
    description = {
      "",
      "Reads files like 'unify' (see 'unify --help'), and serves a page for this machine only."
          + " Without files it shows those of the demo. The first line that it prints is the address;"
          + " it runs until it is stopped, and is read-only.",
      "",
      "With --store it shows a store on disk instead, as it is when the program starts. Others can"
          + " read the store meanwhile, and no program can write to it.",
      ""
    },
    sortOptions = false,
    footer = {
      "",
      "The page is at the address; its JSON API is under api/:",
      "  api/profiles?q=TEXT           search: an identity, a prefix of one, or conditions",
      "  api/profile?identity=NS:VALUE one profile, like unify; &policy=NAME, &asOf=TIME",
      "  api/provenance, api/timeline, api/graph, api/moments, api/policies   the same person",
      "  api/explain?identity=NS:VALUE&other=NS:VALUE   why two are one person, or why not",
      "  api/statistics, api/refusals, api/quarantine, api/settings",
      "Lists have pages: 'next' is the '&cursor=' of the next page, even after one with few items."
    })
public final class ViewerCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Namespaces, merge policies, and what the rows of files mean, as JSON.")
  private @Nullable Path settings;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "The time of all rows without one. Default: the start of the program.")
  private @Nullable String now;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to serve on; 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "The directory of a store, which 'unify --store' or an application keeps; it needs"
              + " --settings, and no files.")
  private @Nullable Path directory;

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "INPUT",
      description = "The files to read, as those of 'unify'.")
  private final List<String> inputs = new ArrayList<>();

  /**
   * Creates the program.
   *
   * @param out the stream for the address
   * @param err the stream for progress and the summary
   */
  public ViewerCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > MOST_PORT) {
      throw new JobException(
          "--port is not a number from 0 to %d. Give another one.".formatted(MOST_PORT));
    }
    int workers = threads.count();
    try {
      if (directory == null) {
        showFiles(workers);
      } else {
        showStore(directory);
      }
    } catch (InterruptedException e) {
      print("The viewer was stopped.");
    }
    return 0;
  }

  private void showFiles(int workers) throws InterruptedException {
    RefusalLog refusals = new RefusalLog();
    UnifySettings read = settingsOfFiles();
    Unifier unifier = new Unifier(read, timeOfRows(), refusals);
    try (ViewerServer server = ViewerServer.bind(port)) {
      load(unifier, read, workers);
      summarize(unifier.tally());
      show(ProfileViewer.builder(unifier.store()).refusals(refusals).build(), server);
    }
  }

  private void showStore(Path directory) throws InterruptedException {
    if (!inputs.isEmpty() || now != null) {
      throw new JobException(
          "--store shows what is in a store, without files and without --now. Leave them out, or add the files to it with 'unify --store'.");
    }
    if (settings == null) {
      throw new JobException("The settings of the store are missing. Give them with --settings.");
    }
    UnifySettings read = UnifySettings.read(settings);
    try (ViewerServer server = ViewerServer.bind(port);
        DurableProfileStore store =
            new StoreFolder(directory).openReadOnly(ProfileStore.builder(read.settings()))) {
      StoreFolder.remarks(store.recovery()).forEach(this::print);
      print(
          String.format(Locale.ROOT, "The store has %,d fragments.", store.recovery().fragments()));
      show(ProfileViewer.builder(store).build(), server);
    }
  }

  /** Serves the viewer until this thread is interrupted. */
  private void show(ProfileViewer viewer, ViewerServer server) throws InterruptedException {
    viewer.prepare(this::print);
    server.serve(viewer);
    out.println(server.address());
    out.flush();
    print("The viewer is ready. Ctrl-C stops it.");
    new CountDownLatch(1).await();
  }

  /** Returns the settings, which are those of the demo if there are neither settings nor files. */
  private UnifySettings settingsOfFiles() {
    if (settings != null && !inputs.isEmpty()) {
      return UnifySettings.read(settings);
    } else if (settings == null && inputs.isEmpty()) {
      return Retailer.settings();
    }
    throw new JobException(
        settings == null
            ? "The settings are missing. Give them with --settings, or give no file to see the demo."
            : "No file is given. Give one or more after the options.");
  }

  private Instant timeOfRows() {
    return now == null && inputs.isEmpty() ? Retailer.NOW : UnifyCommand.timeOfRows(now);
  }

  private void load(Unifier unifier, UnifySettings read, int workers) throws InterruptedException {
    if (inputs.isEmpty()) {
      unifier.addAll(Retailer.inputs(), workers, bytes -> {});
      return;
    }
    List<Input> files = read.inputs(inputs, this::print);
    print("Reading the files.");
    unifier.addAll(files, workers, err);
  }

  private void print(String progress) {
    err.println(progress);
    err.flush();
  }

  private void summarize(Tally tally) {
    long refused =
        Stream.of(tally.refusedRows(), tally.refusedIdentities())
            .flatMap(counts -> counts.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    err.printf(
        Locale.ROOT,
        "%,d rows were read; %,d rows or identities were refused.%n",
        tally.rows(),
        refused);
    err.flush();
  }
}
