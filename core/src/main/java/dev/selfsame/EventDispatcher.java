package dev.selfsame;

import com.google.common.collect.ImmutableList;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events from writes to listeners.
 *
 * <p><b>Design.</b> Events are queued under the lock of the store, which fixes their order, and
 * delivered without it by one thread at a time.
 *
 * <p><em>Writers deliver their own events.</em> A writer delivers its events if no other thread is
 * delivering, and otherwise waits for its turn. So writers are no faster than listeners, and the
 * queue is bounded by the number of writers. When its own events are delivered, a writer hands over
 * to the waiting writer with the oldest events.
 *
 * <p><em>A few may be left to another writer.</em> While fewer than {@link #LEFT_TO_ANOTHER} events
 * were left to the delivering thread, a writer leaves its own to it and returns. So a listener may
 * wait for another thread that writes, and no thread delivers much more than its own events.
 *
 * <p><em>No wait is for ever.</em> A listener may wait for a thread that writes more than that.
 * When no call of a listener has ended for {@link #PATIENCE}, a waiting writer returns, so that a
 * listener that waits for it returns in the end. Its events stay in the queue, and are delivered by
 * whoever delivers later ones, or by the last thread that delivers.
 *
 * <p><em>Failures are reported.</em> Whatever a listener throws is passed to the handler, and is
 * never thrown from a write, since the write has taken effect. What the handler throws is ignored:
 * there is nobody left to report it to.
 *
 * <p>All mutable fields but {@link #listeners} are guarded by the monitor of this object, which is
 * never held while a listener is called.
 */
final class EventDispatcher {
  /** When at least this many events were left to the delivering thread, the next writer waits. */
  static final int LEFT_TO_ANOTHER = 64;

  /** How long a writer waits while no call of a listener ends, in nanoseconds. */
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** Passes failures to the thread, which continues. */
  static final StoreListener.FailureHandler UNCAUGHT =
      (listener, failure) -> {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
      };

  /** A registration; the same listener may be registered several times. */
  private static final class Registered {
    final StoreListener listener;
    volatile boolean closed;

    Registered(StoreListener listener) {
      this.listener = listener;
    }
  }

  /** The events of one write, for the listeners that were registered when it was made. */
  static final class Batch {
    private final List<StoreEvent> events;
    private final @Nullable Throwable failure;
    private final List<Registered> audience;
    private final long number;

    /** How many calls of listeners have begun. Used by the delivering thread only. */
    private int calls;

    /** Whether the failure was reported. Used by the delivering thread only. */
    private boolean isFailureReported;

    /** Whether its writer waits for its turn. */
    private boolean waits;

    /** Whether its writer has returned without delivering it. */
    private boolean left;

    private boolean delivered;

    private Batch(
        List<StoreEvent> events,
        @Nullable Throwable failure,
        List<Registered> audience,
        long number) {
      this.events = events;
      this.failure = failure;
      this.audience = audience;
      this.number = number;
    }
  }

  private final StoreListener.FailureHandler handler;
  private final long patience;
  private volatile ImmutableList<Registered> listeners = ImmutableList.of();

  private final Queue<Batch> queue = new ArrayDeque<>();
  private long lastNumber;
  private @Nullable Thread delivering;

  /** The delivering thread delivers the batches up to this number. */
  private long upTo;

  /** How many events other writers left to the delivering thread. */
  private long leftToIt;

  /** How many calls of listeners have ended. */
  private long ended;

  EventDispatcher(StoreListener.FailureHandler handler) {
    this(handler, PATIENCE);
  }

  /**
   * Creates a dispatcher without listeners.
   *
   * @param patience how long a writer waits while no call of a listener ends, in nanoseconds
   */
  EventDispatcher(StoreListener.FailureHandler handler, long patience) {
    this.handler = handler;
    this.patience = patience;
  }

  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  synchronized Subscription subscribe(StoreListener listener) {
    Registered registered = new Registered(listener);
    listeners = ImmutableList.<Registered>builder().addAll(listeners).add(registered).build();
    return () -> unsubscribe(registered);
  }

  private synchronized void unsubscribe(Registered registered) {
    registered.closed = true;
    listeners =
        listeners.stream()
            .filter(other -> !other.equals(registered))
            .collect(ImmutableList.toImmutableList());
  }

  /**
   * Queues the events of a write, under the lock of the store.
   *
   * @param failure why some of its events are unknown, or null
   */
  synchronized Batch enqueue(List<StoreEvent> events, @Nullable Throwable failure) {
    Batch batch = new Batch(events, failure, listeners, ++lastNumber);
    queue.add(batch);
    return batch;
  }

  /**
   * Delivers the events of a write without a lock held, or leaves them to the thread that is
   * delivering. Throws nothing.
   */
  void deliver(Batch own) {
    try {
      if (awaitTurn(own)) {
        deliverAll();
      }
    } catch (Throwable failure) {
      leave(own);
      report(Optional.empty(), failure);
    }
  }

  /**
   * Waits until a batch is delivered, left to another thread, or to be delivered by this one; and
   * returns whether it is the latter. An interrupt does not end the wait, and is kept.
   */
  private boolean awaitTurn(Batch own) {
    boolean interrupted = false;
    try {
      synchronized (this) {
        if (delivering == Thread.currentThread()) {
          // A listener wrote: these events come after those that it is being told of.
          upTo = Math.max(upTo, own.number);
          return false;
        } else if (delivering != null && leftToIt < LEFT_TO_ANOTHER) {
          leftToIt += own.events.size();
          upTo = Math.max(upTo, own.number);
          return false;
        }
        own.waits = true;
        try {
          long endedBefore = ended;
          long since = System.nanoTime();
          while (!own.delivered && (delivering != null || !own.equals(oldestWaiting()))) {
            long rest = patience - (System.nanoTime() - since);
            if (ended != endedBefore) {
              endedBefore = ended;
              since = System.nanoTime();
            } else if (rest <= 0) {
              own.left = true;
              return false;
            } else {
              interrupted |= !awaitChange(rest);
            }
          }
          if (own.delivered) {
            return false;
          }
          delivering = Thread.currentThread();
          upTo = own.number;
          leftToIt = 0;
          return true;
        } finally {
          own.waits = false;
          // It may be the turn of the next one now.
          notifyAll();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** {@return the oldest batch whose writer waits for its turn} */
  private @Nullable Batch oldestWaiting() {
    for (Batch batch : queue) {
      if (batch.waits) {
        return batch;
      }
    }
    return null;
  }

  /** Waits for something to change, and returns false if the wait was interrupted. */
  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  private synchronized boolean awaitChange(long nanos) {
    try {
      // One millisecond more, since less than one would be none.
      wait(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
      return true;
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  private void deliverAll() {
    try {
      for (Batch batch = next(); batch != null; batch = next()) {
        callAudience(batch);
        end(batch);
      }
    } finally {
      // Whatever happened, the next writer must not wait for a thread that has stopped delivering.
      synchronized (this) {
        if (delivering == Thread.currentThread()) {
          delivering = null;
          notifyAll();
        }
      }
    }
  }

  /** Returns the batch that this thread must deliver next, or ends its turn and returns null. */
  private synchronized @Nullable Batch next() {
    Batch head = queue.peek();
    if (head != null && (head.number <= upTo || (head.left && oldestWaiting() == null))) {
      return head;
    }
    // If there is more, its writer is waiting or about to come.
    delivering = null;
    notifyAll();
    return null;
  }

  private synchronized void end(Batch batch) {
    queue.remove();
    batch.delivered = true;
    notifyAll();
  }

  private synchronized void leave(Batch batch) {
    batch.left = true;
  }

  private void callAudience(Batch batch) {
    if (batch.failure != null && !batch.isFailureReported) {
      batch.isFailureReported = true;
      report(Optional.empty(), batch.failure);
    }
    while (batch.calls < batch.events.size() * batch.audience.size()) {
      int call = batch.calls++;
      Registered registered = batch.audience.get(call % batch.audience.size());
      if (!registered.closed) {
        call(registered.listener, batch.events.get(call / batch.audience.size()));
      }
      synchronized (this) {
        ended++;
      }
    }
  }

  private void call(StoreListener listener, StoreEvent event) {
    try {
      listener.onEvent(event);
    } catch (Throwable failure) {
      report(Optional.of(listener), failure);
    }
  }

  private void report(Optional<StoreListener> listener, Throwable failure) {
    try {
      handler.onFailure(listener, failure);
    } catch (Throwable ofTheHandler) {
      // The write has taken effect, and the other listeners must be called nevertheless.
    }
  }
}
