package dev.selfsame;

import java.util.Optional;

/**
 * A listener that is told what writes changed, afterwards and in order.
 *
 * <p>It is called without a lock held, by a writing thread: mostly the one that made the change,
 * before its write returns. Only one thread calls at a time, and the events of each write are
 * delivered without those of others in between. Where several threads write at once, they take
 * turns in the order of their writes, so a slow listener slows down all writers, and events do not
 * pile up. A writer may leave its events to the thread that is delivering, but only some 64 events
 * in each turn.
 *
 * <p>A listener may read the store, which may have changed further meanwhile, and may write to it;
 * the events of that write are delivered after those of the current one. It may wait for another
 * thread that writes, but should not: once that thread has written more than can be left, each of
 * its writes waits ten seconds before it returns without its turn.
 *
 * <p>What a listener throws, errors included, keeps no listener from being called, and is not
 * thrown from the write: it is passed to the handler that is set by {@link
 * ProfileStoreBuilder#listenerFailureHandler}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StoreListener {

  /**
   * Called for each change.
   *
   * @param event the change
   */
  void onEvent(StoreEvent event);

  /**
   * A handler of what goes wrong while events are delivered: what a listener throws, and what a
   * custom rule throws when a store compares profiles to find out which attributes changed.
   *
   * <p>The write has taken effect and returns its result, and all listeners are called for all
   * events, including the listener that threw. The handler is called like a listener: without a
   * lock held, by the thread that delivers. It may read the store and write to it. What it throws
   * is ignored.
   *
   * @since 0.1.0
   */
  @FunctionalInterface
  interface FailureHandler {

    /**
     * Called for each failure.
     *
     * @param listener the listener that threw; empty if changes of attributes are not known because
     *     a custom rule threw
     * @param failure the exception or error
     */
    void onFailure(Optional<StoreListener> listener, Throwable failure);
  }
}
