package dev.selfsame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.selfsame.engine.store.WriteLog;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import dev.selfsame.profile.TestPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which thread delivers what where several threads write. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ListenerTurnsTest {
  private static final int MAY_BE_LEFT = EventDispatcher.LEFT_TO_ANOTHER;

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final ProfileStore store = store(EventDispatcher.PATIENCE);

  /** The numbers of the persons whose profiles were created, as they were heard of. */
  private final List<Integer> heard = new CopyOnWriteArrayList<>();

  /** The threads that delivered these events. */
  private final List<Thread> by = new CopyOnWriteArrayList<>();

  private final CountDownLatch isCalled = new CountDownLatch(1);
  private final CountDownLatch mayReturn = new CountDownLatch(1);

  private ProfileStore store(long patience) {
    return new InMemoryProfileStore(
        Settings.builder(GraphRules.of(Namespaces.of(Histories.CRM)))
            .policy("p", TestPolicy.newest())
            .build(),
        Clock.systemUTC(),
        0,
        new EventDispatcher((listener, failure) -> failures.add(failure), patience),
        WriteLog.NONE);
  }

  @AfterEach
  void nothingFailed() {
    assertThat(failures).isEmpty();
  }

  private static ProfileFragment login(int person) {
    return ProfileFragment.event("web", Instant.ofEpochSecond(person))
        .identity(Histories.CRM.identity("p" + person))
        .build();
  }

  private void hear(StoreEvent event) {
    ProfileId id = ((StoreEvent.ProfileCreated) event).id();
    heard.add(
        IntStream.range(0, 10_000)
            .filter(person -> ProfileId.of(Histories.CRM.identity("p" + person), null).equals(id))
            .findFirst()
            .orElseThrow());
    by.add(Thread.currentThread());
  }

  private static void await(CountDownLatch latch) {
    assertThat(Uninterruptibles.awaitUninterruptibly(latch, 1, TimeUnit.MINUTES)).isTrue();
  }

  private static Thread started(Runnable runnable) {
    Thread thread = new Thread(runnable);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private Thread writer(int person) {
    return started(() -> store.add(login(person)));
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }

  private static void joinAll(Thread... threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.MINUTES.toMillis(1));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  /** Has one thread deliver an event, and not come back from the listener. */
  private Thread deliveringUntilItMayReturn() {
    store.subscribe(
        event -> {
          hear(event);
          isCalled.countDown();
          ListenerTurnsTest.await(mayReturn);
        });
    Thread delivering = writer(0);
    await(isCalled);
    return delivering;
  }

  /** One writer used to deliver the events of all, for as long as any came. */
  @Test
  void add_whenAListenerIsSlow_leavesALimitedNumberOfEventsAndThenWaits() throws Exception {
    Thread first = deliveringUntilItMayReturn();
    for (int person = 1; person <= MAY_BE_LEFT; person++) {
      store.add(login(person));
    }
    Thread second = writer(MAY_BE_LEFT + 1);
    awaitWaiting(second);
    Thread third = writer(MAY_BE_LEFT + 2);
    awaitWaiting(third);
    assertThat(heard).containsExactly(0);
    mayReturn.countDown();
    joinAll(first, second, third);
    assertThat(heard)
        .containsExactlyElementsOf(IntStream.rangeClosed(0, MAY_BE_LEFT + 2).boxed().toList());
    assertThat(by.subList(0, MAY_BE_LEFT + 1)).containsOnly(first);
    assertThat(by.subList(MAY_BE_LEFT + 1, by.size())).containsExactly(second, third);
  }

  @Test
  void add_whenItIsInterruptedWhileItWaits_losesNeitherTheWriteNorItsEventsNorTheInterrupt()
      throws Exception {
    Thread first = deliveringUntilItMayReturn();
    for (int person = 1; person <= MAY_BE_LEFT; person++) {
      store.add(login(person));
    }
    List<Boolean> isInterrupted = new CopyOnWriteArrayList<>();
    List<AddResult> results = new CopyOnWriteArrayList<>();
    Thread second =
        started(
            () -> {
              results.add(store.add(login(MAY_BE_LEFT + 1)));
              isInterrupted.add(Thread.currentThread().isInterrupted());
            });
    awaitWaiting(second);
    second.interrupt();
    mayReturn.countDown();
    joinAll(first, second);
    assertThat(results).hasSize(1).allMatch(AddResult::isAccepted);
    assertThat(isInterrupted).containsExactly(true);
    assertThat(heard).hasSize(MAY_BE_LEFT + 2).endsWith(MAY_BE_LEFT + 1);
  }

  @Test
  void add_whenAListenerWaitsForAnotherWriter_doesNotDeadlock() throws Exception {
    store.subscribe(
        event -> {
          hear(event);
          if (heard.size() == 1) {
            try {
              joinAll(writer(1));
            } catch (InterruptedException interrupted) {
              throw new IllegalStateException(interrupted);
            }
          }
        });
    store.add(login(0));
    assertThat(heard).containsExactly(0, 1);
    assertThat(by).containsOnly(Thread.currentThread());
  }

  /** Each write that cannot be left any more gives up waiting. */
  @Test
  void add_whenAListenerWaitsForAThreadThatWritesMuch_doesNotDeadlock() {
    int writes = 2 * MAY_BE_LEFT;
    ProfileStore impatient = store(TimeUnit.MILLISECONDS.toNanos(1));
    impatient.subscribe(
        event -> {
          hear(event);
          if (heard.size() == 1) {
            try {
              joinAll(
                  started(
                      () -> {
                        for (int person = 1; person <= writes; person++) {
                          impatient.add(login(person));
                        }
                      }));
            } catch (InterruptedException interrupted) {
              throw new IllegalStateException(interrupted);
            }
          }
        });
    impatient.add(login(0));
    assertThat(heard).containsExactlyElementsOf(IntStream.rangeClosed(0, writes).boxed().toList());
  }

  @Test
  void add_whenManyWriteAndAListenerTakesItsTime_deliversInOrderByOneThreadAtATime()
      throws Exception {
    int writers = 4;
    int writes = 250;
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger together = new AtomicInteger();
    List<Integer> reentrant = new CopyOnWriteArrayList<>();
    store.subscribe(
        event -> {
          together.addAndGet(inside.getAndIncrement());
          hear(event);
          int person = heard.get(heard.size() - 1);
          if (random.nextInt(4) == 0) {
            LockSupport.parkNanos(50_000);
          }
          if (person < writers * writes && random.nextInt(8) == 0) {
            reentrant.add(person + writers * writes);
            store.add(login(person + writers * writes));
          }
          inside.decrementAndGet();
        });
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int start = writer * writes;
      threads.add(
          started(
              () -> {
                for (int person = start; person < start + writes; person++) {
                  store.add(login(person));
                }
              }));
    }
    joinAll(threads.toArray(Thread[]::new));
    // What was left to a thread is delivered before its write returns.
    assertThat(together).as("seed %s", seed).hasValue(0);
    assertThat(heard)
        .as("seed %s", seed)
        .hasSize(writers * writes + reentrant.size())
        .doesNotHaveDuplicates();
    for (int writer = 0; writer < writers; writer++) {
      int start = writer * writes;
      assertThat(heard.stream().filter(person -> person >= start && person < start + writes))
          .as("seed %s", seed)
          .isSorted();
    }
    assertThat(heard.stream().filter(person -> person >= writers * writes).toList())
        .as("seed %s", seed)
        .isEqualTo(reentrant);
  }
}
