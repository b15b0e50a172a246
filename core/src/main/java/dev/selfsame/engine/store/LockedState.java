package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a store under its locks: many readers, or one writer.
 *
 * <p><b>Design.</b> A query about a stale graph takes the locks for writing, resolves the graph,
 * and downgrades to a lock for reading, without letting a writer in between.
 *
 * <p><em>A short read never waits for a long one.</em> A writer that waits for a lock holds up all
 * who come after it, or else it would never get its turn. With one lock, everyone would wait for as
 * long as the longest read takes. So there are two, which a writer takes one after the other: it
 * waits for scans, which read all of the store, at the first one, and for short reads at the
 * second. While it waits at the first, nobody waits at the second. Nor does a short read need a
 * lock for writing then: a scan begins when no graph is stale, and until it ends none becomes so.
 *
 * <p>The second lock is fair, so a short read waits for one write at most. The first is not, since
 * threads that write one fragment at a time would be switched for each of them.
 *
 * <p><em>A change is complete, or nothing is answered any more.</em> The structures are changed in
 * place, and half a change cannot be undone. So when a change throws, be it for lack of memory or
 * stack, the state is damaged, and every later call is refused. The change is marked as begun
 * before it starts and as ended afterwards, so nothing needs to succeed when it fails. What a write
 * does before its change may throw; the state is then as before.
 *
 * <p><em>No call inside a call.</em> Code of the application that runs under a lock, such as a
 * merge rule in a search, would wait for its own thread if it wrote, and also if it queried a stale
 * graph. So every call of a thread that holds a lock is refused, whether or not it would have
 * succeeded this time.
 */
public final class LockedState {
  /** How many graphs a scan resolves before it lets others in; the number doubles each time. */
  private static final int GRAPHS_AT_ONCE = 64;

  private final StoreState state;

  /** Held by scans for reading, and by writers for writing. */
  private final ReentrantReadWriteLock scans = new ReentrantReadWriteLock();

  /** Held by short reads for reading, and for writing by the writer that holds the other lock. */
  private final ReentrantReadWriteLock reads = new ReentrantReadWriteLock(true);

  /** Whether a change has begun and not ended. If a call finds it set, the state is damaged. */
  private boolean changing;

  /** What every call throws once the state is closed. */
  private volatile @Nullable Supplier<RuntimeException> refusal;

  /** What the change that damaged the state threw. */
  private @Nullable Throwable failure;

  public LockedState(StoreState state) {
    this.state = state;
  }

  /** Refuses every call from now on; one that is under way ends as it would have. */
  public void close(Supplier<RuntimeException> exception) {
    refusal = exception;
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
    return exclusively(() -> carryOut(plan.apply(state)));
  }

  /** Runs an action while nobody else is in. */
  private <T> T exclusively(Supplier<T> action) {
    scans.writeLock().lock();
    try {
      reads.writeLock().lock();
      try {
        checkComplete();
        return action.get();
      } finally {
        reads.writeLock().unlock();
      }
    } finally {
      scans.writeLock().unlock();
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

  /** Answers a query that needs no resolved graph and does not take long. */
  public <T> T read(Function<StoreState, T> question) {
    checkMayLock();
    reads.readLock().lock();
    try {
      checkComplete();
      return question.apply(state);
    } finally {
      reads.readLock().unlock();
    }
  }

  /** A query about some identities, in the order in which they were found. */
  public interface About<T> {
    T apply(StoreState state, IntList known);
  }

  /**
   * Answers a query about the graphs of some identities that does not take long.
   *
   * @param about returns the identities; it may be called more than once
   */
  public <T> T readAbout(Function<StoreState, IntList> about, About<T> question) {
    checkMayLock();
    reads.readLock().lock();
    try {
      checkComplete();
      IntList known = about.apply(state);
      if (!isAnyStale(known)) {
        return question.apply(state, known);
      }
    } finally {
      reads.readLock().unlock();
    }
    exclusively(
        () -> {
          refresh(() -> about.apply(state).stream().forEach(state.graph()::refresh));
          reads.readLock().lock();
          return state;
        });
    try {
      return question.apply(state, about.apply(state));
    } finally {
      reads.readLock().unlock();
    }
  }

  private boolean isAnyStale(IntList identities) {
    for (int i = 0; i < identities.size(); i++) {
      if (state.graph().isStale(identities.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Answers a query that reads all of the store, with all graphs resolved. Writers wait until it is
   * answered; short reads do not.
   */
  public <T> T scan(Function<StoreState, T> question) {
    checkMayLock();
    scans.readLock().lock();
    try {
      checkComplete();
      if (!state.graph().isAnyStale()) {
        return question.apply(state);
      }
    } finally {
      scans.readLock().unlock();
    }
    resolveAndStartScan();
    try {
      return question.apply(state);
    } finally {
      scans.readLock().unlock();
    }
  }

  /** Resolves all graphs in steps, between which others may write, and takes the lock of scans. */
  private void resolveAndStartScan() {
    boolean isResolved = false;
    for (long most = GRAPHS_AT_ONCE; !isResolved; most *= 2) {
      long limit = most;
      isResolved =
          exclusively(
              () -> {
                refresh(() -> state.graph().refreshSome(limit));
                if (state.graph().isAnyStale()) {
                  return false;
                }
                scans.readLock().lock();
                return true;
              });
    }
  }

  private void refresh(Runnable refresh) {
    changing = true;
    try {
      refresh.run();
      changing = false;
    } catch (Throwable thrown) {
      failure = thrown;
      throw thrown;
    }
  }

  /**
   * Refuses a call inside a call, and one that could not release the lock again.
   *
   * @throws IllegalStateException if this thread holds a lock
   */
  private void checkMayLock() {
    StackReserve.check();
    if (scans.isWriteLockedByCurrentThread()
        || scans.getReadHoldCount() > 0
        || reads.getReadHoldCount() > 0) {
      throw new IllegalStateException(HostCall.current().message());
    }
  }

  /**
   * Refuses a damaged or closed state.
   *
   * @throws IllegalStateException if a change has begun and not ended
   */
  private void checkComplete() {
    Supplier<RuntimeException> closed = refusal;
    if (closed != null) {
      throw closed.get();
    }
    if (changing) {
      throw damaged();
    }
  }

  private IllegalStateException damaged() {
    return new IllegalStateException(
        "The store is damaged: a write failed with %s and may be half done. Build a new store from your fragments, or open it again from its directory."
            .formatted(failure == null ? "an error" : failure.getClass().getName()),
        failure);
  }
}
