package dev.selfsame;

/**
 * The registration of a {@link StoreListener}, which ends when it is closed. It may be closed by
 * any thread, and by the listener while it is being called.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /**
   * Unregisters the listener: it is not called any more, except for a call that another thread has
   * begun already. Closing again does nothing.
   */
  @Override
  void close();
}
