package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state of a store under its lock: many readers, or one writer.
 *
 * <p>A query about a stale graph takes the lock for writing, resolves the graph, and downgrades to
 * the lock for reading, without letting a writer in between.
 */
public final class LockedState {
  private final StoreState state;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  public LockedState(StoreState state) {
    this.state = state;
  }

  /** Makes a change, and overwrites what it removed. */
  public <T> T write(Function<StoreState, T> change) {
    lock.writeLock().lock();
    try {
      return change.apply(state);
    } finally {
      try {
        state.sweep();
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  /** Answers a query that needs no resolved graph. */
  public <T> T read(Function<StoreState, T> question) {
    lock.readLock().lock();
    try {
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
    lock.readLock().lock();
    try {
      IntList known = about.apply(state);
      if (known.stream().noneMatch(state.graph()::isStale)) {
        return question.apply(state, known);
      }
    } finally {
      lock.readLock().unlock();
    }
    return refreshAndRead(
        inside -> about.apply(inside).stream().forEach(inside.graph()::refresh),
        inside -> question.apply(inside, about.apply(inside)));
  }

  /** Answers a query about all graphs. */
  public <T> T readAboutAll(Function<StoreState, T> question) {
    lock.readLock().lock();
    try {
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
      refresh.accept(state);
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
}
