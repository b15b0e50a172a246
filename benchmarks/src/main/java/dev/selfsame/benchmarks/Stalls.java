package dev.selfsame.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.benchmarks.report.FigureOptions;
import dev.selfsame.benchmarks.streams.CustomerStream;
import dev.selfsame.benchmarks.streams.Draws;
import dev.selfsame.benchmarks.streams.FragmentStream;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.SourceSettings;
import java.io.PrintStream;
import java.time.Duration;
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
 * Measures how long a {@code find} takes at most while a long call goes on and another thread adds
 * fragments, one every few milliseconds. What the collector and the scheduler take is in it.
 */
@Command(
    name = "Stalls",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes each long call once, beside a thread that writes and one that reads, and prints milliseconds: how long"
          + " the call took, and the longest find and the longest add meanwhile.",
      ""
    })
public final class Stalls implements Callable<Integer> {
  private static final long SEED = 17;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int WARM_UP = 20_000;
  private static final double MILLI = 1e6;

  @Option(
      names = "--fragments",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "The number of fragments, a multiple of 25. Default: ${DEFAULT-VALUE}")
  private long fragments = 1_000_000;

  @Option(
      names = "--only",
      paramLabel = "CALL",
      split = ",",
      description = "Which calls. One or more of: ${COMPLETION-CANDIDATES}")
  private List<StallCase> only = List.of(StallCase.values());

  @Mixin private FigureOptions figureOptions = new FigureOptions();

  private final PrintStream out;

  Stalls(PrintStream out) {
    this.out = out;
  }

  /**
   * Makes the calls.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Stalls(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    FragmentStream stream = new CustomerStream(SEED, fragments);
    ProfileStore store = Stores.empty(Stalls::withExpiry);
    store.addAll(stream.fragments());
    Draws draws = new Draws(SEED, 3);
    List<ProfileFragment> some = new ArrayList<>();
    for (int i = 0; i < WARM_UP; i++) {
      some.add(stream.fragment(draws.below(stream.size())));
    }
    some.forEach(fragment -> find(store, fragment));
    StringBuilder table = new StringBuilder("longest find   longest add   the call   ms");
    Map<String, Double> longest = new LinkedHashMap<>();
    double most = 0;
    for (StallCase one : only) {
      System.err.println(one.description());
      Beside reader = Beside.start(PAUSE_NANOS, i -> find(store, some.get(i % some.size())));
      Beside writer = Beside.start(PAUSE_NANOS, i -> addAgain(store, some.get(i % some.size())));
      long start = System.nanoTime();
      one.call(store, stream);
      double taken = (System.nanoTime() - start) / MILLI;
      double read = reader.longestMillis();
      double written = writer.longestMillis();
      longest.put("longestFindMillis." + one, read);
      most = Math.max(most, read);
      table.append(
          String.format(
              Locale.ROOT,
              "%n%12.1f   %11.1f   %8.0f   %s",
              read,
              written,
              taken,
              one.description()));
    }
    longest.put("longestFindMillis", most);
    return figureOptions.report(longest, table::toString, out);
  }

  /** So that there is something to look for when data expires. */
  private static void withExpiry(ProfileStoreBuilder builder) {
    SourceSettings kept = SourceSettings.defaults();
    builder.settings(
        settings -> {
          CustomerStream.recordSources().forEach(source -> settings.source(source, kept));
          settings.source(
              CustomerStream.EVENT_SOURCE, kept.withExpireEventsAfter(Duration.ofDays(100_000)));
        });
  }

  private static void find(ProfileStore store, ProfileFragment fragment) {
    requireNonNull(store.find(fragment.identities().get(0)));
  }

  private static void addAgain(ProfileStore store, ProfileFragment fragment) {
    requireNonNull(store.add(Stores.withNewId(fragment)));
  }
}
