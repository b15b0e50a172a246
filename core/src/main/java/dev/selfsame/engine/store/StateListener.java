package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.GraphObserver;

/**
 * Hears from a {@link StoreState} what changes, as it changes.
 *
 * <p>Whatever is kept beside the state (indexes, news) is kept up by a listener, so the state knows
 * none of them. A listener is called by the writer under the lock for writing, or by whoever
 * resolves a graph; it must not change the state. All methods do nothing unless they are
 * overridden.
 */
public interface StateListener extends GraphObserver {
  /** A fragment that mentions some identities is about to come or to go. */
  default void beforeMentioned(IntList identities) {}

  /**
   * A fragment came: it has its number, and no evidence has changed yet. For a record or a patch,
   * others of its series may become evidence, or cease to be it.
   */
  default void fragmentAdded(int fragment) {}

  /** A fragment is about to be taken out; it can be read until the end of the write. */
  default void beforeFragmentRemoved(int fragment) {}

  /** Nothing mentions an identity any more, and its value is about to be overwritten. */
  default void beforeForgotten(int identity) {}

  @Override
  default void beforeRegrouping(IntList members) {}

  @Override
  default void quarantineChanged(int identity, boolean quarantined) {}

  @Override
  default void evicted(int identity) {}
}
