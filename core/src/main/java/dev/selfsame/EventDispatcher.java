package dev.selfsame;

import com.google.common.base.Throwables;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The dispatcher of the events of writes to listeners. Events are queued under the lock of the
 * store, which determines their order, and delivered outside of it by the first thread to arrive; a
 * second writer leaves its events to the first, so that no listener is called by two threads at
 * once, and no writer waits for a listener that waits for it.
 */
final class EventDispatcher {
  /** One registration of a listener; the same listener can have several, each closed separately. */
  private static final class Registered {
    final StoreListener listener;

    Registered(StoreListener listener) {
      this.listener = listener;
    }
  }

  private final List<Registered> listeners = new CopyOnWriteArrayList<>();
  private final Queue<List<StoreEvent>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  Subscription subscribe(StoreListener listener) {
    Registered registered = new Registered(listener);
    listeners.add(registered);
    return () -> listeners.remove(registered);
  }

  void enqueue(List<StoreEvent> events) {
    queue.add(events);
  }

  /**
   * Delivers what is queued, unless another thread is delivering already; it then delivers this
   * too. What a listener throws, errors included, keeps no other listener and no later event from
   * being told; the first failure is thrown at the end, with the others suppressed in it.
   */
  void dispatch() {
    if (waiting.getAndIncrement() != 0) {
      return;
    }
    Throwable failure = null;
    int seen = 1;
    do {
      for (List<StoreEvent> events = queue.poll(); events != null; events = queue.poll()) {
        for (StoreEvent event : events) {
          failure = tell(event, failure);
        }
      }
      seen = waiting.addAndGet(-seen);
    } while (seen != 0);
    if (failure != null) {
      Throwables.throwIfUnchecked(failure);
    }
  }

  private @Nullable Throwable tell(StoreEvent event, @Nullable Throwable before) {
    Throwable failure = before;
    for (Registered registered : listeners) {
      try {
        registered.listener.onEvent(event);
      } catch (RuntimeException | Error thrown) {
        if (failure == null) {
          failure = thrown;
        } else if (!failure.equals(thrown)) {
          failure.addSuppressed(thrown);
        }
      }
    }
    return failure;
  }
}
