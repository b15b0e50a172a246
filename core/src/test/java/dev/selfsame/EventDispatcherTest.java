package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selfsame.identity.Identity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventDispatcherTest {
  private final EventDispatcher dispatcher = new EventDispatcher();
  private final List<String> told = new CopyOnWriteArrayList<>();

  private static List<StoreEvent> news(String... names) {
    return Arrays.stream(names)
        .<StoreEvent>map(name -> new StoreEvent.IdentityEvicted(new Identity("crm", name)))
        .toList();
  }

  private static String name(StoreEvent event) {
    return ((StoreEvent.IdentityEvicted) event).identity().value();
  }

  private StoreListener recording(String listener) {
    return event -> told.add(listener + " hears " + name(event));
  }

  @Test
  void dispatch_whenNewsIsQueued_tellsItInOrderToEachListener() {
    dispatcher.subscribe(recording("x"));
    dispatcher.subscribe(recording("y"));
    dispatcher.enqueue(news("1", "2"));
    dispatcher.enqueue(news());
    dispatcher.enqueue(news("3"));
    assertThat(told).isEmpty();
    dispatcher.dispatch();
    assertThat(told)
        .containsExactly(
            "x hears 1", "y hears 1", "x hears 2", "y hears 2", "x hears 3", "y hears 3");
    dispatcher.dispatch();
    assertThat(told).hasSize(6);
  }

  @Test
  void subscribe_whenTheSameListenerTwice_closesEachByItself() {
    assertThat(dispatcher.hasListeners()).isFalse();
    StoreListener listener = recording("x");
    Subscription first = dispatcher.subscribe(listener);
    Subscription second = dispatcher.subscribe(listener);
    dispatcher.enqueue(news("1"));
    dispatcher.dispatch();
    assertThat(told).hasSize(2);
    first.close();
    first.close();
    assertThat(dispatcher.hasListeners()).isTrue();
    dispatcher.enqueue(news("2"));
    dispatcher.dispatch();
    assertThat(told).hasSize(3);
    second.close();
    assertThat(dispatcher.hasListeners()).isFalse();
    dispatcher.enqueue(news("3"));
    dispatcher.dispatch();
    assertThat(told).hasSize(3);
  }

  /** As when a listener writes to the store that told it. */
  @Test
  void dispatch_whenAListenerDispatches_tellsItsNewsAfterwards() {
    dispatcher.subscribe(
        event -> {
          told.add("starts " + name(event));
          if (name(event).equals("1")) {
            dispatcher.enqueue(news("inner"));
            dispatcher.dispatch();
          }
          told.add("ends " + name(event));
        });
    dispatcher.enqueue(news("1", "2"));
    dispatcher.dispatch();
    assertThat(told)
        .containsExactly("starts 1", "ends 1", "starts 2", "ends 2", "starts inner", "ends inner");
  }

  @Test
  void dispatch_whenListenersThrow_tellsAllAndThrowsTheFirstAtTheEnd() {
    IllegalStateException same = new IllegalStateException("same");
    dispatcher.subscribe(
        event -> {
          throw same;
        });
    dispatcher.subscribe(
        event -> {
          throw new IllegalArgumentException("other " + name(event));
        });
    dispatcher.subscribe(recording("x"));
    dispatcher.enqueue(news("1"));
    dispatcher.enqueue(news("2"));
    assertThat(catchThrowable(dispatcher::dispatch)).isSameAs(same);
    assertThat(same.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("other 1", "other 2");
    assertThat(told).containsExactly("x hears 1", "x hears 2");
  }

  @Test
  void dispatch_afterAFailure_goesOn() {
    Subscription failing =
        dispatcher.subscribe(
            event -> {
              throw new IllegalStateException("broken");
            });
    dispatcher.subscribe(recording("x"));
    dispatcher.enqueue(news("1"));
    assertThatThrownBy(dispatcher::dispatch).hasMessage("broken");
    failing.close();
    dispatcher.enqueue(news("2"));
    dispatcher.dispatch();
    assertThat(told).containsExactly("x hears 1", "x hears 2");
  }

  /**
   * An error left the dispatcher as if a thread were telling for ever, and silenced all listeners.
   */
  @Test
  void dispatch_afterAnError_goesOn() {
    Subscription failing =
        dispatcher.subscribe(
            event -> {
              throw new AssertionError("broken");
            });
    dispatcher.subscribe(recording("x"));
    dispatcher.enqueue(news("1"));
    dispatcher.enqueue(news("2"));
    assertThatThrownBy(dispatcher::dispatch)
        .isInstanceOf(AssertionError.class)
        .hasMessage("broken");
    assertThat(told).containsExactly("x hears 1", "x hears 2");
    failing.close();
    dispatcher.enqueue(news("3"));
    dispatcher.dispatch();
    assertThat(told).containsExactly("x hears 1", "x hears 2", "x hears 3");
  }

  @Test
  void dispatch_whenAnotherThreadTells_leavesTheNewsToIt() throws Exception {
    CountDownLatch isTelling = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    List<Thread> tellers = new CopyOnWriteArrayList<>();
    dispatcher.subscribe(
        event -> {
          tellers.add(Thread.currentThread());
          told.add(name(event));
          isTelling.countDown();
          awaitUninterrupted(mayGoOn);
        });
    dispatcher.enqueue(news("1"));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> telling = other.submit(dispatcher::dispatch);
      isTelling.await();
      dispatcher.enqueue(news("2"));
      dispatcher.dispatch();
      assertThat(told).containsExactly("1");
      mayGoOn.countDown();
      telling.get();
    } finally {
      other.shutdownNow();
    }
    assertThat(told).containsExactly("1", "2");
    assertThat(tellers).hasSize(2).doesNotContain(Thread.currentThread());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void dispatch_whenManyThreadsWrite_tellsAllInTheOrderOfTheQueueByOneAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger together = new AtomicInteger();
    List<String> queued = new ArrayList<>();
    dispatcher.subscribe(
        event -> {
          together.addAndGet(inside.getAndIncrement());
          told.add(name(event));
          inside.decrementAndGet();
        });
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 3; writer++) {
        int number = writer;
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    String name = number + "-" + i;
                    // As under the lock of the store, which fixes the order.
                    synchronized (queued) {
                      queued.add(name);
                      dispatcher.enqueue(news(name));
                    }
                    dispatcher.dispatch();
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(told).containsExactlyElementsOf(queued).hasSize(600);
    assertThat(together).hasValue(0);
  }
}
