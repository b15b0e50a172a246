package dev.selfsame;

import dev.selfsame.internal.IntList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The inside of a store behind its lock: many read, or one writes.
 *
 * <p>A question about a graph that must be resolved first takes the lock for writing, resolves it,
 * and goes on for reading without letting a writer in between.
 */
final class GuardedFragments {
  private final HeldFragments held;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  GuardedFragments(HeldFragments held) {
    this.held = held;
  }

  /** Changes what is held. */
  <T> T write(Function<HeldFragments, T> change) {
    lock.writeLock().lock();
    try {
      return change.apply(held);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Reads what needs no graph. */
  <T> T read(Function<HeldFragments, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(held);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Reads about the graphs of some identities.
   *
   * @param about finds the identities, and may be asked more than once
   */
  <T> T readAbout(Function<HeldFragments, IntList> about, About<T> question) {
    lock.readLock().lock();
    try {
      IntList known = about.apply(held);
      if (known.stream().noneMatch(held.graph()::isStale)) {
        return question.apply(held, known);
      }
    } finally {
      lock.readLock().unlock();
    }
    return refreshAndRead(
        inside -> about.apply(inside).stream().forEach(inside.graph()::refresh),
        inside -> question.apply(inside, about.apply(inside)));
  }

  /** Reads about all graphs. */
  <T> T readAboutAll(Function<HeldFragments, T> question) {
    lock.readLock().lock();
    try {
      if (!held.graph().isAnyStale()) {
        return question.apply(held);
      }
    } finally {
      lock.readLock().unlock();
    }
    return refreshAndRead(inside -> inside.graph().refreshAll(), question);
  }

  /** A question about some identities, in the order in which they were found. */
  interface About<T> {
    T apply(HeldFragments held, IntList known);
  }

  @SuppressWarnings("LockNotBeforeTry") // A writer hands its lock down to itself as a reader.
  private <T> T refreshAndRead(
      Consumer<HeldFragments> refresh, Function<HeldFragments, T> question) {
    lock.writeLock().lock();
    try {
      refresh.accept(held);
      lock.readLock().lock();
    } finally {
      lock.writeLock().unlock();
    }
    try {
      return question.apply(held);
    } finally {
      lock.readLock().unlock();
    }
  }
}
