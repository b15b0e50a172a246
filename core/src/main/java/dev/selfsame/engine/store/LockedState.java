package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a store under its lock: many readers, or one writer.
 *
 * <p><b>Design.</b> A query about a stale graph takes the lock for writing, resolves the graph, and
 * downgrades to the lock for reading, without letting a writer in between.
 *
 * <p><em>A change is complete, or nothing is answered any more.</em> The structures are changed in
 * place, and half a change cannot be undone. So when a change throws, be it for lack of memory or
 * stack, the state is damaged, and every later call is refused. The change is marked as begun
 * before it starts and as ended afterwards, so nothing needs to succeed when it fails. What a write
 * does before its change may throw; the state is then as before.
 *
 * <p><em>No call inside a call.</em> Code of the application that runs under the lock, such as a
 * merge rule in a search, would wait for its own thread if it wrote, and also if it queried a stale
 * graph. So every call of a thread that holds the lock is refused, whether or not it would have
 * succeeded this time.
 */
public final class LockedState {
  private final StoreState state;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /** Whether a change has begun and not ended. If a call finds it set, the state is damaged. */
  private boolean changing;

  /** What the change that damaged the state threw. */
  private @Nullable Throwable failure;

  public LockedState(StoreState state) {
    this.state = state;
  }

  /** The change that a write makes. */
  @FunctionalInterface
  public interface Change<T> {
    /** Changes the state. If it throws, the state is damaged. */
    T apply(StoreState state);

    /**
     * Looks at the changed state, before what was removed is overwritten. It must change nothing;
     * what it throws is thrown from the write, which takes effect.
     */
    default void review(StoreState state) {}
  }

  /**
   * Makes a change, and overwrites what it removed.
   *
   * @param plan returns the change, and changes nothing itself; if it throws, the state is as
   *     before
   */
  public <T> T write(Function<StoreState, Change<T>> plan) {
    checkMayLock();
    lock.writeLock().lock();
    try {
      checkComplete();
      return carryOut(plan.apply(state));
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T carryOut(Change<T> change) {
    changing = true;
    try {
      T result = change.apply(state);
      try {
        change.review(state);
      } finally {
        state.sweep();
        changing = false;
      }
      return result;
    } catch (Throwable thrown) {
      if (changing) {
        failure = thrown;
      }
      throw thrown;
    }
  }

  /** Answers a query that needs no resolved graph. */
  public <T> T read(Function<StoreState, T> question) {
    checkMayLock();
    lock.readLock().lock();
    try {
      checkComplete();
      return question.apply(state);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Answers a query about the graphs of some identities.
   *
   * @param about returns the identities; it may be called more than once
   */
  public <T> T readAbout(Function<StoreState, IntList> about, About<T> question) {
    checkMayLock();
    lock.readLock().lock();
    try {
      checkComplete();
      IntList known = about.apply(state);
      if (!isAnyStale(known)) {
        return question.apply(state, known);
      }
    } finally {
      lock.readLock().unlock();
    }
    return refreshAndRead(
        inside -> about.apply(inside).stream().forEach(inside.graph()::refresh),
        inside -> question.apply(inside, about.apply(inside)));
  }

  private boolean isAnyStale(IntList identities) {
    for (int i = 0; i < identities.size(); i++) {
      if (state.graph().isStale(identities.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Answers a query about all graphs. */
  public <T> T readAboutAll(Function<StoreState, T> question) {
    checkMayLock();
    lock.readLock().lock();
    try {
      checkComplete();
      if (!state.graph().isAnyStale()) {
        return question.apply(state);
      }
    } finally {
      lock.readLock().unlock();
    }
    return refreshAndRead(inside -> inside.graph().refreshAll(), question);
  }

  /** A query about some identities, in the order in which they were found. */
  public interface About<T> {
    T apply(StoreState state, IntList known);
  }

  @SuppressWarnings("LockNotBeforeTry") // A writer hands its lock down to itself as a reader.
  private <T> T refreshAndRead(Consumer<StoreState> refresh, Function<StoreState, T> question) {
    lock.writeLock().lock();
    try {
      checkComplete();
      refresh(refresh);
      lock.readLock().lock();
    } finally {
      lock.writeLock().unlock();
    }
    try {
      return question.apply(state);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void refresh(Consumer<StoreState> refresh) {
    changing = true;
    try {
      refresh.accept(state);
      changing = false;
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  /**
   * Refuses a call inside a call, and one that could not release the lock again.
   *
   * @throws IllegalStateException if this thread holds the lock
   */
  private void checkMayLock() {
    StackReserve.check();
    if (lock.isWriteLockedByCurrentThread() || lock.getReadHoldCount() > 0) {
      throw new IllegalStateException(HostCall.current().message());
    }
  }

  /**
   * Refuses a damaged state.
   *
   * @throws IllegalStateException if a change has begun and not ended
   */
  private void checkComplete() {
    if (changing) {
      throw damaged();
    }
  }

  private IllegalStateException damaged() {
    return new IllegalStateException(
        "The store is damaged: a write failed with %s and may be half done. Build a new store from your fragments."
            .formatted(failure == null ? "an error" : failure.getClass().getName()),
        failure);
  }
}
