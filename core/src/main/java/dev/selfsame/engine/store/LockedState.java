package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The state of a store behind its lock: many read, or one writes.
 *
 * <p>A question about a graph that must be resolved first takes the lock for writing, resolves it,
 * and goes on for reading without letting a writer in between.
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

  /** Reads what needs no graph. */
  public <T> T read(Function<StoreState, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(state);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Reads about the graphs of some identities.
   *
   * @param about finds the identities, and may be asked more than once
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

  /** Reads about all graphs. */
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

  /** A question about some identities, in the order in which they were found. */
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
