package dev.selfsame.engine.store;

/**
 * What keeps the writes of a store, if anything does. A write asks it before it takes the lock,
 * tells it under the lock that the state has changed, and waits for it afterwards.
 *
 * <p>All methods do nothing unless they are overridden: that is a store in memory.
 */
public interface WriteLog {
  /** A log that keeps nothing. */
  WriteLog NONE = new WriteLog() {};

  /**
   * Called before a write takes the lock; may wait until there is room for it.
   *
   * @param isErasure whether the write is an erasure, which is accepted even where space has ended
   * @throws RuntimeException if no write is accepted
   */
  default void begin(boolean isErasure) {}

  /**
   * Called under the lock when a write has changed the state.
   *
   * @return the position of the write
   */
  default long end(boolean isErasure) {
    return 0;
  }

  /**
   * Waits until a write is kept as far as was promised.
   *
   * @throws RuntimeException if it cannot be
   */
  default void await(long position, boolean isErasure) {}
}
