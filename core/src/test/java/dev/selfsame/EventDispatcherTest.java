package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

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
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final EventDispatcher dispatcher =
      new EventDispatcher((listener, failure) -> failures.add(failure));
  private final List<String> told = new CopyOnWriteArrayList<>();

  private static List<StoreEvent> news(String... names) {
    return Arrays.stream(names)
        .<StoreEvent>map(name -> new StoreEvent.IdentityEvicted(new Identity("crm", name)))
        .toList();
  }

  private EventDispatcher.Batch enqueue(String... names) {
    return dispatcher.enqueue(news(names), null);
  }

  private void deliver(String... names) {
    dispatcher.deliver(enqueue(names));
  }

  private static String name(StoreEvent event) {
    return ((StoreEvent.IdentityEvicted) event).identity().value();
  }

  private StoreListener recording(String listener) {
    return event -> told.add(listener + " hears " + name(event));
  }

  @Test
  void deliver_whenNewsIsQueued_tellsItInOrderToEachListener() {
    dispatcher.subscribe(recording("x"));
    dispatcher.subscribe(recording("y"));
    EventDispatcher.Batch first = enqueue("1", "2");
    enqueue();
    EventDispatcher.Batch last = enqueue("3");
    assertThat(told).isEmpty();
    dispatcher.deliver(last);
    assertThat(told)
        .containsExactly(
            "x hears 1", "y hears 1", "x hears 2", "y hears 2", "x hears 3", "y hears 3");
    dispatcher.deliver(first);
    assertThat(told).hasSize(6);
  }

  @Test
  void subscribe_whenTheSameListenerTwice_closesEachByItself() {
    assertThat(dispatcher.hasListeners()).isFalse();
    StoreListener listener = recording("x");
    Subscription first = dispatcher.subscribe(listener);
    Subscription second = dispatcher.subscribe(listener);
    deliver("1");
    assertThat(told).hasSize(2);
    first.close();
    first.close();
    assertThat(dispatcher.hasListeners()).isTrue();
    deliver("2");
    assertThat(told).hasSize(3);
    second.close();
    assertThat(dispatcher.hasListeners()).isFalse();
    deliver("3");
    assertThat(told).hasSize(3);
  }

  /** As when a listener writes to the store that told it. */
  @Test
  void deliver_whenAListenerDelivers_tellsItsNewsAfterwards() {
    dispatcher.subscribe(
        event -> {
          told.add("starts " + name(event));
          if (name(event).equals("1")) {
            deliver("inner");
          }
          told.add("ends " + name(event));
        });
    deliver("1", "2");
    assertThat(told)
        .containsExactly("starts 1", "ends 1", "starts 2", "ends 2", "starts inner", "ends inner");
  }

  @Test
  void deliver_whenListenersThrow_tellsAllAndPassesEachFailureToTheHandler() {
    IllegalStateException same = new IllegalStateException("same");
    dispatcher.subscribe(
        event -> {
          throw same;
        });
    dispatcher.subscribe(
        event -> {
          throw new AssertionError("other " + name(event));
        });
    dispatcher.subscribe(recording("x"));
    deliver("1");
    deliver("2");
    assertThat(failures)
        .extracting(Throwable::getMessage)
        .containsExactly("same", "other 1", "same", "other 2");
    assertThat(told).containsExactly("x hears 1", "x hears 2");
  }

  /** The listener was registered after the write, though before its events were delivered. */
  @Test
  void subscribe_whenEventsAreQueued_doesNotHearThem() {
    dispatcher.subscribe(recording("x"));
    EventDispatcher.Batch before = enqueue("1");
    dispatcher.subscribe(recording("y"));
    dispatcher.deliver(before);
    deliver("2");
    assertThat(told).containsExactly("x hears 1", "x hears 2", "y hears 2");
  }

  @Test
  void close_whileEventsAreDelivered_endsTheCalls() {
    List<Subscription> second = new ArrayList<>();
    dispatcher.subscribe(
        event -> {
          told.add("x hears " + name(event));
          second.get(0).close();
        });
    second.add(dispatcher.subscribe(recording("y")));
    deliver("1", "2");
    assertThat(told).containsExactly("x hears 1", "x hears 2");
  }

  @Test
  void deliver_whenAnotherThreadTells_leavesTheNewsToIt() throws Exception {
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
    EventDispatcher.Batch first = enqueue("1");
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> telling = other.submit(() -> dispatcher.deliver(first));
      isTelling.await();
      deliver("2");
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
  void deliver_whenManyThreadsWrite_tellsAllInTheOrderOfTheQueueByOneAtATime() throws Exception {
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
                    EventDispatcher.Batch own;
                    synchronized (queued) {
                      queued.add(name);
                      own = enqueue(name);
                    }
                    dispatcher.deliver(own);
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
