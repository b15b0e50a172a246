package dev.selfsame.examples.unify;

import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.unify.AddedBatches.Added;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A store that is filled from files. Rows are streamed through it in batches; each that is refused
 * is told with its line, and the rest goes on.
 *
 * <p>Not safe for use by several threads.
 */
public final class Unifier {
  private final UnifySettings settings;
  private final Instant now;
  private final ProfileStore store;
  private final Limits limits;
  private final Tally tally = new Tally();
  private final BatchReport report;

  /**
   * Makes an empty store.
   *
   * @param settings the settings
   * @param now the time of all rows that bring none
   * @param refusals is told of each refusal, and of each row that has the key of another row and
   *     other content, in the order of the rows
   */
  public Unifier(UnifySettings settings, Instant now, Consumer<Refusal> refusals) {
    this(settings, now, refusals, Limits.USUAL);
  }

  Unifier(UnifySettings settings, Instant now, Consumer<Refusal> refusals, Limits limits) {
    this(settings, now, refusals, limits, storeBuilder(settings, now).build());
  }

  /**
   * Fills a store that exists.
   *
   * @param store a store of {@link #storeBuilder}
   */
  Unifier(
      UnifySettings settings,
      Instant now,
      Consumer<Refusal> refusals,
      Limits limits,
      ProfileStore store) {
    this.settings = settings;
    this.now = now;
    this.store = store;
    this.limits = limits;
    this.report = new BatchReport(tally, refusals);
  }

  /**
   * Returns a builder for a store that can be filled.
   *
   * @param now the time of all rows that bring none
   */
  static ProfileStoreBuilder storeBuilder(UnifySettings settings, Instant now) {
    return ProfileStore.builder(settings.settings()).clock(Clock.fixed(now, ZoneOffset.UTC));
  }

  /** Returns the store. */
  public ProfileStore store() {
    return store;
  }

  /** Returns what became of the rows so far. */
  public Tally tally() {
    return tally;
  }

  /**
   * Adds all rows of some files. The files are opened, and headers read, before the first row is
   * added. If there may be several threads, others read, parse and add the rows, in their order, so
   * that the result is the same, and this one reports. When this returns or throws, the others have
   * ended.
   *
   * @param inputs the files
   * @param threads how many threads can work; this one has little to do, and is not one of several
   * @param progress is told how many bytes were read, now and then, by this thread
   * @throws JobException if a file cannot be read, or the settings do not say what its columns mean
   * @throws InterruptedException if this thread is interrupted; some of the rows were added
   */
  public void addAll(List<Input> inputs, int threads, LongConsumer progress)
      throws InterruptedException {
    addAll(RowBatches.open(inputs, settings, now, limits), threads, progress);
  }

  void addAll(RowBatches batches, int threads, LongConsumer progress) throws InterruptedException {
    try (OrderedWork<Added> work =
        OrderedWork.start("selfsame-reading-", threads, new AddedBatches(batches, store))) {
      boolean isMoreToReport;
      do {
        isMoreToReport = reportNext(work, batches, progress);
      } while (isMoreToReport);
    }
  }

  /** Reports the next batch, which is no longer held when this returns. */
  private boolean reportNext(OrderedWork<Added> work, RowBatches batches, LongConsumer progress)
      throws InterruptedException {
    Added added = work.next();
    if (added == null) {
      return false;
    }
    report.add(added.batch(), added.result());
    batches.release(added.batch());
    progress.accept(added.batch().bytesRead());
    return true;
  }

  /**
   * Adds all rows of some files, with a bar on a terminal.
   *
   * @param inputs the files
   * @param threads how many threads can work
   * @param err where the bar goes
   * @throws JobException if a file cannot be read, or the settings do not say what its columns mean
   * @throws InterruptedException if this thread is interrupted; some of the rows were added
   */
  public void addAll(List<Input> inputs, int threads, PrintStream err) throws InterruptedException {
    long bytes = inputs.stream().mapToLong(Input::size).sum();
    try (Progress progress = Progress.start(bytes, err)) {
      addAll(inputs, threads, progress);
    }
  }
}
