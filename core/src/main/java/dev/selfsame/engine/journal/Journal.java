package dev.selfsame.engine.journal;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.WriteLog;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Checkpoint;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a store: its files contain what the writes of the store did.
 *
 * <p><b>Design.</b> The state of a store is a function of the fragments held, the vetoes, the
 * suppression list and the settings. So the journal has what writes <em>did</em> to the first three
 * and not how they were called: the fragments that were added, in the form that intake gave them,
 * and the places of what was removed. Everything else is computed again when the store is opened.
 *
 * <p>A journal is opened in two steps. {@link #open} locks the directory and reads all but the
 * fragments, so that a state can be made with the vetoes and the suppression list. {@link #start}
 * reads the fragments into that state, and follows its changes from then on.
 */
public final class Journal implements WriteLog, AutoCloseable {
  private final Disk disk;
  private final AutoCloseable lock;
  private final JournalOptions options;
  private final Settings settings;
  private final SettingsMark mark;
  private final Recovery recovery;
  private final long startNanos = System.nanoTime();
  private final WriteQueue queue = new WriteQueue();
  private @Nullable LockedState state;
  private @Nullable JournalThread thread;
  private @Nullable EffectsListener listener;
  private @Nullable RecoveryReport report;
  private @Nullable Thread running;
  private boolean isClosed;

  private Journal(
      Disk disk,
      AutoCloseable lock,
      JournalOptions options,
      Settings settings,
      SettingsMark mark,
      Recovery recovery) {
    this.disk = disk;
    this.lock = lock;
    this.options = options;
    this.settings = settings;
    this.mark = mark;
    this.recovery = recovery;
  }

  /**
   * Reads the files of a store, apart from the fragments. They are not changed yet.
   *
   * @param disk the directory of the store
   * @param lock what keeps others from it; closed with the journal, and if this throws
   * @param settings the settings that the store is opened with
   * @throws StorageException if the files cannot be read, or belong to a store with other settings
   */
  public static Journal open(
      Disk disk, AutoCloseable lock, JournalOptions options, Settings settings) {
    try {
      SettingsMark mark = SettingsMark.of(settings);
      Recovery recovery = Recovery.read(disk, emptySize(mark));
      for (FoundFile file : recovery.files()) {
        file.header().settings().numbersIn(mark);
      }
      return new Journal(disk, lock, options, settings, mark, recovery);
    } catch (Throwable failed) {
      release(lock, failed);
      throw Failures.opening(failed, disk);
    }
  }

  private static int emptySize(SettingsMark mark) {
    return new FileHeader(
            FileHeader.SEGMENT,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            mark)
        .toBytes()
        .length;
  }

  /**
   * {@return the settings that the store was opened with, with the vetoes and the suppression list
   * in the files}
   */
  public Settings settings() {
    return recovery.declarations().addTo(settings);
  }

  /**
   * Reads the fragments into an empty state, and follows the changes of the state from then on.
   *
   * @param locked the state of a store with {@link #settings}
   * @param clock the clock of the store
   * @throws StorageException if a file is damaged or cannot be written; the journal is closed then
   */
  public void start(LockedState locked, Clock clock) {
    try {
      state = locked;
      Locations locations = new Locations();
      FragmentLoader.Counts counts = FragmentLoader.load(disk, recovery, mark, locked, locations);
      long wiped = 0;
      if (!options.isReadOnly()) {
        WriterOpening opening = WriterOpening.open(disk, recovery, mark, locations, options);
        wiped = opening.wiped();
        startThread(opening, locked, clock);
      }
      report =
          new RecoveryReport(
              counts.fragments(),
              counts.inSnapshot(),
              counts.bytes(),
              recovery.droppedBytes(),
              wiped,
              recovery.hasOtherRules(mark),
              Duration.ofNanos(System.nanoTime() - startNanos));
    } catch (Throwable failed) {
      release(lock, failed);
      throw Failures.opening(failed, disk);
    }
  }

  private void startThread(WriterOpening opening, LockedState locked, Clock clock)
      throws IOException {
    JournalWriter writer = opening.writer();
    try {
      JournalThread made = new JournalThread(queue, writer, options, locked, clock);
      follow(locked);
      if (opening.isFull()) {
        made.refuseForSpace();
      }
      thread = made;
      running = new Thread(made::work, "selfsame-journal");
      running.setDaemon(true);
      running.start();
    } catch (Throwable failed) {
      writer.files().close();
      throw failed;
    }
  }

  /** Listens to the state, and keeps the vetoes and suppressed identities that it began with. */
  private void follow(LockedState locked) {
    locked.write(
        before ->
            state -> {
              EffectsListener made =
                  new EffectsListener(
                      state, recovery.declarations().erasureKey(), queue, options.partSize());
              Settings current = settings();
              Set<Veto> known = new HashSet<>(recovery.declarations().vetoes());
              for (Veto veto : current.graphRules().vetoes()) {
                if (!known.contains(veto)) {
                  made.vetoAdded(veto);
                }
              }
              SuppressionList stored = recovery.declarations().suppressed();
              if (!stored.equals(current.suppressed())) {
                made.suppressed(stored, current.suppressed());
              }
              state.addListener(made);
              listener = made;
              queue.add(made.take(), false);
              return state;
            });
  }

  /** {@return what was found when the journal was opened} */
  public RecoveryReport report() {
    return requireNonNull(report);
  }

  @Override
  public void begin(boolean isErasure) {
    checkWritable();
    queue.awaitRoom(isErasure);
  }

  private void checkWritable() {
    if (options.isReadOnly()) {
      throw new UnsupportedOperationException(
          "The store was opened to be read only. Open it without readOnly() to write.");
    }
  }

  @Override
  public long end(boolean isErasure) {
    return queue.add(requireNonNull(listener).take(), isErasure);
  }

  @Override
  public void await(long position, boolean isErasure) {
    if (options.durability() != Durability.HOST_SYNCS || isErasure) {
      queue.awaitKept(position);
    }
  }

  /** Makes all that returned before survive a crash. */
  public void sync() {
    if (!options.isReadOnly()) {
      call(JournalThread::sync);
    }
  }

  /** Writes what could not be written for lack of space, and accepts writes again. */
  public void resume() {
    if (!options.isReadOnly()) {
      call(JournalThread::resume);
    }
  }

  private interface Action {
    void run(JournalThread thread) throws IOException;
  }

  private void call(Action action) {
    JournalThread called = requireNonNull(thread);
    queue.call(
        () -> {
          action.run(called);
          return true;
        });
  }

  /** Writes all that is held to one file, and deletes the older files. */
  public Checkpoint checkpoint() {
    checkWritable();
    JournalThread called = requireNonNull(thread);
    return Waiting.resultOf(queue.call(called::checkpoint));
  }

  /** {@return the state of the files} */
  public StorageState state() {
    return thread == null
        ? new StorageState(
            isClosed ? StorageState.Mode.CLOSED : StorageState.Mode.OPEN,
            null,
            null,
            recovery.files().stream().mapToLong(FoundFile::size).sum(),
            recovery.files().size(),
            0,
            null)
        : thread.state();
  }

  /** {@return keyed hashes of what was erased since a time} */
  public SuppressionList erasedSince(Instant time) {
    return thread == null
        ? recovery.declarations().erasedSince(time)
        : queue.call(() -> recovery.declarations().erasedSince(time));
  }

  /** Makes all survive a crash, and releases the files. Does nothing if it was closed before. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      if (running != null) {
        endThread(running);
      }
    } finally {
      requireNonNull(state).close(Failures::closed);
      release(lock, null);
    }
  }

  private void endThread(Thread ended) {
    try {
      call(JournalThread::close);
    } finally {
      Uninterruptibles.joinUninterruptibly(ended);
    }
  }

  /** Releases the files without having used them. */
  public void abandon() {
    release(lock, null);
  }

  /** Releases a lock; what that throws is added to an earlier failure, if there is one. */
  private static void release(AutoCloseable lock, @Nullable Throwable earlier) {
    try {
      lock.close();
    } catch (Exception failed) {
      if (earlier == null) {
        throw Failures.of(failed);
      }
      earlier.addSuppressed(failed);
    }
  }
}
