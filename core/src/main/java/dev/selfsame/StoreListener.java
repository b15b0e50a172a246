package dev.selfsame;

/**
 * A listener that is told what writes changed, afterwards and in order.
 *
 * <p>It is called without a lock held, by a writing thread: mostly the one that made the change,
 * but where several threads write at once one of them may deliver the events of all. Only one
 * thread calls at a time, and the events of each write are delivered without those of others in
 * between. A listener may read the store, which may have changed further meanwhile, and may write
 * to it; the events of that write are delivered after those of the current one.
 *
 * <p>An exception that a listener throws does not keep other listeners from being called; it is
 * thrown from the write that delivered the event.
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
}
