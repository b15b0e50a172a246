package dev.selfsame;

import java.util.Optional;

/**
 * A handler of what goes wrong while events are delivered: what a {@link StoreListener} throws, and
 * what a custom rule throws when a store compares profiles to find out which attributes changed.
 *
 * <p>The write has taken effect and returns its result, and all listeners are called for all
 * events, including the listener that threw. The handler is called like a listener: without a lock
 * held, by the thread that delivers. It may read the store and write to it. What it throws is
 * ignored.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ListenerFailureHandler {

  /**
   * Called for each failure.
   *
   * @param listener the listener that threw; empty if changes of attributes are not known because a
   *     custom rule threw
   * @param failure the exception or error
   */
  void onFailure(Optional<StoreListener> listener, Throwable failure);
}
