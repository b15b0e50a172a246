package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.storage.Checkpoint;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageState;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the thread of a journal does: it writes what is queued, forces it where that was promised,
 * overwrites what was removed, and makes checkpoints in between.
 *
 * <p><b>Design.</b> One thread touches the files, since an interrupt of a thread that reads or
 * writes a channel closes it for all others. It starts when the store is opened, and ends when it
 * is closed. Where a force is not waited for, a thread made for it does it, so that writes go on.
 *
 * <p><em>A force that failed is not repeated.</em> The operating system may have dropped what it
 * could not write, and a second force would succeed without it. So nothing is acknowledged any more
 * until the files were read again. A lack of space is different: what was written is still there.
 * The file is cut back to it, the frames are kept, and are written when there is space again.
 */
final class JournalThread {
  /** After this time without a write the journal is sealed. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final WriteQueue queue;
  private final JournalWriter writer;
  private final JournalOptions options;
  private final LockedState locked;
  private final Clock clock;
  private @Nullable SnapshotRun run;
  private final List<CompletableFuture<Checkpoint>> awaitingCheckpoint = new ArrayList<>();

  /** The size of the journal from which on the next checkpoint is due. */
  private long checkpointAt;

  private @Nullable Instant lastSync;
  private @Nullable Instant refusingSince;
  private boolean isEnded;
  private volatile StorageState state;

  JournalThread(
      WriteQueue queue,
      JournalWriter writer,
      JournalOptions options,
      LockedState locked,
      Clock clock) {
    this.queue = queue;
    this.writer = writer;
    this.options = options;
    this.locked = locked;
    this.clock = clock;
    this.checkpointAt = options.checkpointEvery();
    this.state = newState();
  }

  /** {@return the state of the files when the thread was last done with something} */
  StorageState state() {
    return state;
  }

  /** Refuses writes from the start, since there is no space for the reserve. */
  void refuseForSpace() {
    refuse(Failures.noSpace(new IOException("There is no space for the reserve.")));
    state = newState();
  }

  /** Works until {@link #close} was called. */
  void work() {
    while (!isEnded) {
      boolean isBusy = run != null;
      WriteQueue.Group group = queue.take(isBusy ? 0 : IDLE_NANOS);
      try {
        // An interrupt of this thread, which nobody has a reason to make, would close the files.
        Thread.interrupted();
        if (group.action() != null) {
          group.action().run();
        } else if (!group.writes().isEmpty()) {
          write(group);
        } else if (!group.parts().isEmpty()) {
          writeAhead(group.parts());
        } else if (!isBusy && queue.refusal() == null) {
          writer.seal();
        }
        if (!isEnded) {
          stepCheckpoint();
          state = newState();
        }
      } catch (Throwable failed) {
        // Whatever it is, an error too: what the files contain is in doubt.
        fail(failed);
      }
    }
    queue.end();
  }

  private void write(WriteQueue.Group group) {
    if (queue.isGivenUp() || !isKept(group)) {
      queue.notKept(group);
      return;
    }
    queue.kept(group);
    try {
      if (writer.forceMuch()) {
        lastSync = clock.instant();
      }
    } catch (Throwable failed) {
      fail(failed);
    }
  }

  /** Writes parts of a write that goes on, if there is space for them: its end finds some. */
  private void writeAhead(List<Part> parts) throws IOException {
    try {
      writer.writeAhead(parts);
    } catch (IOException failed) {
      if (!isNoSpace(failed)) {
        throw failed;
      }
    }
  }

  /** Keeps writes as far as was promised, and returns whether that succeeded. */
  private boolean isKept(WriteQueue.Group group) {
    boolean isWritten = false;
    try {
      writer.append(group.writes());
      if (writer.flush()) {
        refuse(Failures.noSpace(new IOException("The reserve was used up.")));
      }
      isWritten = true;
      if (options.durability() == Durability.EACH_WRITE || group.hasErasure()) {
        force(group.hasErasure());
      }
      if (group.hasErasure()) {
        // What is in files that a snapshot has replaced is not overwritten, but goes with them.
        finishPublishedCheckpoint();
      }
      return true;
    } catch (Throwable failed) {
      if (!isWritten && isNoSpace(failed)) {
        refuse(Failures.noSpace(failed));
      } else {
        fail(failed);
      }
      return false;
    }
  }

  private boolean isNoSpace(Throwable failed) {
    return failed instanceof IOException thrown && writer.files().disk().isNoSpace(thrown);
  }

  private void force(boolean isErasure) throws IOException {
    writer.force(isErasure);
    lastSync = clock.instant();
  }

  private void checkNotFailed() {
    if (queue.isGivenUp()) {
      checkAccepts();
    }
  }

  private void refuse(StorageException reason) {
    if (refusingSince == null) {
      refusingSince = clock.instant();
    }
    if (!queue.isGivenUp()) {
      state = changed(StorageState.Mode.REFUSING_WRITES, reason);
    }
    queue.refuse(reason);
  }

  private void fail(Throwable failed) {
    StorageException failure =
        failed instanceof StorageException storage ? storage : Failures.of(failed);
    refuse(failure);
    endCheckpoint(failure);
  }

  /** Returns the last state with another mode, without a look at the files. */
  private StorageState changed(StorageState.Mode mode, @Nullable StorageException failure) {
    return new StorageState(
        mode,
        failure,
        refusingSince,
        state.bytes(),
        state.files(),
        state.bytesNotSynced(),
        lastSync);
  }

  // What follows is called by this thread as tasks of the queue.

  /** Makes all that was queued before survive a crash. */
  void sync() {
    checkAccepts();
    orFail(
        () -> {
          writer.flush();
          force(false);
          state = newState();
        });
  }

  private interface Action {
    void run() throws IOException;
  }

  /** Does something as a task, whose caller is told of a failure; it stops the writes as well. */
  private void orFail(Action action) {
    try {
      action.run();
    } catch (StorageException refused) {
      throw refused;
    } catch (Throwable failed) {
      fail(failed);
      throw Failures.of(failed);
    }
  }

  private void checkAccepts() {
    StorageException refusal = queue.refusal();
    if (refusal != null) {
      throw refusal;
    }
  }

  /**
   * Starts a checkpoint, or joins the one that is under way.
   *
   * @return its result
   */
  Future<Checkpoint> checkpoint() {
    CompletableFuture<Checkpoint> result = new CompletableFuture<>();
    awaitingCheckpoint.add(result);
    if (run == null) {
      orFail(this::startCheckpoint);
    }
    return result;
  }

  private void startCheckpoint() throws IOException {
    try {
      checkAccepts();
      run = new SnapshotRun(writer, queue, locked, clock.instant());
    } catch (IOException failed) {
      giveUpCheckpoint(failed);
    } catch (RuntimeException refused) {
      endCheckpoint(refused);
    }
  }

  private void stepCheckpoint() throws IOException {
    if (run == null && writer.journalBytes() >= checkpointAt && queue.refusal() == null) {
      startCheckpoint();
    } else if (run != null) {
      try {
        Checkpoint result = run.step();
        if (result != null) {
          checkpointAt = options.checkpointEvery();
          state = newState();
          endCheckpoint(waiting -> waiting.complete(result));
        }
      } catch (IOException failed) {
        giveUpCheckpoint(failed);
      } catch (IllegalStateException damaged) {
        // The state cannot be read any more; the files are as they were.
        run.abandon();
        endCheckpoint(damaged);
      }
    }
  }

  /** Ends a checkpoint whose snapshot is in place. */
  private void finishPublishedCheckpoint() throws IOException {
    while (run != null && run.isPublished()) {
      stepCheckpoint();
    }
  }

  /** Ends a checkpoint that failed; the store goes on without it if it can. */
  private void giveUpCheckpoint(IOException failed) throws IOException {
    if (!isNoSpace(failed) || (run != null && run.isPublished())) {
      throw failed;
    }
    // It is tried again when the journal has grown once more.
    checkpointAt = writer.journalBytes() + options.checkpointEvery();
    if (run != null) {
      run.abandon();
    }
    endCheckpoint(Failures.noSpace(failed));
  }

  private void endCheckpoint(RuntimeException failure) {
    endCheckpoint(waiting -> waiting.completeExceptionally(failure));
  }

  private void endCheckpoint(Consumer<CompletableFuture<Checkpoint>> completion) {
    run = null;
    awaitingCheckpoint.forEach(completion);
    awaitingCheckpoint.clear();
  }

  /** Writes what could not be written for lack of space, and accepts writes again. */
  void resume() {
    checkNotFailed();
    if (queue.refusal() == null) {
      return;
    }
    orFail(
        () -> {
          try {
            writer.reserve().make();
            writer.segment().flush();
          } catch (IOException failed) {
            if (isNoSpace(failed)) {
              throw Failures.noSpace(failed);
            }
            throw failed;
          }
          force(false);
          refusingSince = null;
          queue.accept();
          state = newState();
        });
  }

  /** Makes all survive a crash, closes the files, and ends the thread. */
  void close() throws IOException {
    isEnded = true;
    try {
      checkNotFailed();
      finishPublishedCheckpoint();
      if (run != null) {
        run.abandon();
      }
      writer.flush();
      force(true);
      writer.seal();
      state = newState();
    } finally {
      endCheckpoint(Failures.closed());
      state = changed(StorageState.Mode.CLOSED, queue.refusal());
      queue.refuse(Failures.closed());
      writer.files().close();
    }
  }

  private StorageState newState() {
    StorageException refusal = queue.refusal();
    return new StorageState(
        refusal == null ? StorageState.Mode.OPEN : StorageState.Mode.REFUSING_WRITES,
        refusal,
        refusingSince,
        writer.bytes(),
        writer.files().size(),
        writer.segment().notForced(),
        lastSync);
  }
}
