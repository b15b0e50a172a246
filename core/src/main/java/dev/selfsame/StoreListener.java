package dev.selfsame;

/**
 * One who hears what writes change, after the fact and in order.
 *
 * <p>It is called without a lock, by a thread that writes: mostly the one whose write the news is
 * about, but where several threads write at once one of them may tell the news of all. Only one
 * thread at a time calls, and the news of each write comes whole. A listener may ask the store,
 * which may have gone on meanwhile, and may write to it; the news of that write comes after the
 * present one.
 *
 * <p>An exception that a listener throws keeps no other listener from hearing, and is thrown from
 * the write that told it.
 */
@FunctionalInterface
public interface StoreListener {

  /**
   * Hears of a change.
   *
   * @param event what changed
   */
  void onEvent(StoreEvent event);
}
