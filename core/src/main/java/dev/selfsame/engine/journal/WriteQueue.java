package dev.selfsame.engine.journal;

import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the thread of a journal, and those who wait for it.
 *
 * <p><b>Design.</b> A write is queued under the lock of the store, which fixes the order, and must
 * not wait there. So a writer waits for room before it takes the lock, and for its write to be kept
 * after it has released it. The thread takes all that is there at once: writers that wait at the
 * same time share one force.
 *
 * <p>A write that goes on hands over parts of what it adds, which are taken when there is nothing
 * else to do. It has all of them when it is queued, so one that was not taken is not missed.
 *
 * <p>A wait is not ended by an interrupt, which is kept: the write has changed the state, and
 * whether it is kept is decided by the thread.
 */
final class WriteQueue {
  /** A writer waits for room while this many bytes are queued. */
  private static final long ROOM = 4 << 20;

  /** How many writes are taken at once. */
  private static final int GROUP = 256;

  /** Something that the thread does between writes. */
  private record Task(FutureTask<?> action) {}

  private record Write(Effects effects, boolean isErasure) {}

  /**
   * What is taken from the queue: writes, or something to do between them, or parts of a write that
   * goes on, or nothing.
   *
   * @param position the position of the last of the writes
   * @param bytes the size of the writes
   */
  record Group(
      List<Effects> writes,
      boolean hasErasure,
      long position,
      long bytes,
      @Nullable Runnable action,
      List<Part> parts) {}

  private final Deque<Object> entries = new ArrayDeque<>();

  /** The parts of the write that goes on that are not taken yet. */
  private final List<Part> parts = new ArrayList<>();

  private long queuedBytes;

  /** The position of the last write that was queued. */
  private long queued;

  /** The position of the last write that the thread has dealt with, whether or not it is kept. */
  private long done;

  /** The position of the last write that is kept. */
  private long kept;

  private @Nullable StorageException refusal;

  /** Whether the thread takes nothing any more. */
  private boolean isEnded;

  /** Waits until there is room for a write. */
  synchronized void awaitRoom(boolean isErasure) {
    await(() -> queuedBytes < ROOM || refusal != null);
    checkAccepts(isErasure);
  }

  private void checkAccepts(boolean isErasure) {
    if (refusal != null && !(isErasure && refusal.reason() == Reason.NO_SPACE)) {
      throw Waiting.again(refusal);
    }
  }

  /** Hands over a part of a write that is not queued yet. */
  synchronized void addPart(Part part) {
    if (refusal == null) {
      parts.add(part);
      notifyAll();
    }
  }

  /**
   * Queues a write, and returns its position. A write without effects has that of the last one,
   * unless it is an erasure: what it found to be gone already may still be in the files.
   */
  synchronized long add(Effects effects, boolean isErasure) {
    parts.clear();
    if (!effects.isEmpty() || isErasure) {
      entries.add(new Write(effects, isErasure));
      queuedBytes += effects.size();
      queued++;
      notifyAll();
    }
    return queued;
  }

  /** {@return the position of the last write that was queued} */
  synchronized long queued() {
    return queued;
  }

  /** {@return the position of the last write that the thread has dealt with} */
  synchronized long done() {
    return done;
  }

  /**
   * Waits until a write is kept.
   *
   * @throws StorageException if it cannot be
   */
  synchronized void awaitKept(long position) {
    await(() -> kept >= position || (refusal != null && done >= position) || isGivenUp());
    if (kept < position && refusal != null) {
      throw Waiting.again(refusal);
    }
  }

  /**
   * {@return whether nothing is kept any more, since the disk has failed or the store is closed}
   */
  synchronized boolean isGivenUp() {
    return refusal != null && refusal.reason() != Reason.NO_SPACE;
  }

  /**
   * Has something done by the thread, after all that was queued before, and returns the result.
   *
   * @throws StorageException if the thread has ended
   */
  <T> T call(Callable<T> action) {
    FutureTask<T> task = new FutureTask<>(action);
    synchronized (this) {
      if (isEnded) {
        throw Failures.closed();
      }
      entries.add(new Task(task));
      notifyAll();
    }
    return Waiting.resultOf(task);
  }

  /**
   * Takes the next writes, up to the next task, or that, or parts. Waits for a time if there is
   * nothing.
   *
   * @param nanos how long; 0 not to wait
   */
  synchronized Group take(long nanos) {
    if (nanos > 0) {
      long end = System.nanoTime() + nanos;
      await(() -> !entries.isEmpty() || !parts.isEmpty() || System.nanoTime() - end >= 0, nanos);
    }
    if (entries.peek() instanceof Task task) {
      entries.remove();
      return new Group(List.of(), false, done, 0, task.action(), List.of());
    }
    if (entries.isEmpty()) {
      List<Part> taken = List.copyOf(parts);
      parts.clear();
      return new Group(List.of(), false, done, 0, null, taken);
    }
    List<Effects> writes = new ArrayList<>();
    boolean hasErasure = false;
    long bytes = 0;
    while (writes.size() < GROUP && entries.peek() instanceof Write write) {
      entries.remove();
      writes.add(write.effects());
      hasErasure |= write.isErasure();
      bytes += write.effects().size();
    }
    return new Group(writes, hasErasure, done + writes.size(), bytes, null, List.of());
  }

  /** Tells writers that writes are kept. */
  synchronized void kept(Group group) {
    done = group.position();
    kept = done;
    queuedBytes -= group.bytes();
    notifyAll();
  }

  /** Tells writers that writes are not kept, at least for now; {@link #refuse} was called. */
  synchronized void notKept(Group group) {
    done = group.position();
    queuedBytes -= group.bytes();
    notifyAll();
  }

  /** Refuses writes from now on, for a reason. */
  synchronized void refuse(StorageException reason) {
    if (refusal == null || refusal.reason() == Reason.NO_SPACE) {
      refusal = reason;
    }
    parts.clear();
    notifyAll();
  }

  /** Accepts writes again; all that the thread has dealt with are kept. */
  synchronized void accept() {
    refusal = null;
    kept = done;
    notifyAll();
  }

  /** Ends all that still waits; the thread takes nothing any more. */
  synchronized void end() {
    isEnded = true;
    for (Object entry : entries) {
      if (entry instanceof Task task) {
        task.action().cancel(false);
      }
    }
    entries.clear();
    notifyAll();
  }

  /** {@return why writes are refused, or null if they are not} */
  synchronized @Nullable StorageException refusal() {
    return refusal;
  }

  private interface Until {
    boolean isTrue();
  }

  private void await(Until condition) {
    await(condition, 0);
  }

  /** Waits while holding the monitor. */
  private void await(Until condition, long nanos) {
    boolean isInterrupted = false;
    while (!condition.isTrue()) {
      try {
        wait(TimeUnit.NANOSECONDS.toMillis(nanos) + (nanos > 0 ? 1 : 0));
      } catch (InterruptedException interrupted) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
