package dev.selfsame.examples.unify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that hang fail after a while, since all wait for what must happen. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderedWorkTest {
  private static final String NAME = "ordered-work-test-";

  /** The control is in the tests of {@code close}, which see the threads that it ends. */
  @AfterEach
  void noThreadIsLeft() {
    assertThat(LiveThreads.all(NAME)).isEmpty();
  }

  /** Some tasks, in order. */
  private static final class Tasks implements OrderedWork.Source<Integer> {
    private final Iterator<Supplier<Integer>> tasks;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();

    Tasks(Stream<Supplier<Integer>> tasks) {
      this.tasks = tasks.iterator();
    }

    @Override
    public @Nullable Supplier<Integer> next() {
      assertThat(inside.incrementAndGet()).as("threads that ask").isEqualTo(1);
      try {
        asked.incrementAndGet();
        Supplier<Integer> task = tasks.hasNext() ? tasks.next() : null;
        // Another thread would come in between, if it could.
        for (int spin = 0; spin < 1000; spin++) {
          Thread.onSpinWait();
        }
        return task;
      } finally {
        inside.decrementAndGet();
      }
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static Tasks numbers(int count) {
    return new Tasks(IntStream.range(0, count).mapToObj(i -> () -> i));
  }

  private static OrderedWork<Integer> start(
      int workers, int ahead, OrderedWork.Source<Integer> source) {
    return OrderedWork.start(NAME, workers, ahead, source);
  }

  /** Takes all results; what is thrown comes last. */
  private static List<Object> takeAll(OrderedWork<Integer> work) {
    List<Object> results = new ArrayList<>();
    try {
      for (Integer result = work.next(); result != null; result = work.next()) {
        results.add(result);
      }
    } catch (Throwable thrown) {
      results.add(thrown);
    }
    return results;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("A task was interrupted.", e);
    }
  }

  // Order, and side by side.

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8})
  void results_comeInTheOrderOfTheTasks(int workers) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Integer> expected = IntStream.range(0, 2000).boxed().toList();
    Tasks tasks =
        new Tasks(
            expected.stream()
                .map(
                    i -> {
                      int spins = random.nextInt(2000);
                      return () -> {
                        for (int spin = 0; spin < spins; spin++) {
                          Thread.onSpinWait();
                        }
                        return i;
                      };
                    }));
    try (OrderedWork<Integer> work = start(workers, 1 + random.nextInt(8), tasks)) {
      assertThat(takeAll(work)).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(tasks.closed).hasValue(1);
  }

  @Test
  void laterTask_canBeDoneBeforeAnEarlierOne_andIsTakenAfterIt() {
    CountDownLatch laterIsDone = new CountDownLatch(1);
    Tasks tasks =
        new Tasks(
            Stream.of(
                () -> {
                  await(laterIsDone);
                  return 1;
                },
                () -> {
                  laterIsDone.countDown();
                  return 2;
                }));
    try (OrderedWork<Integer> work = start(2, 2, tasks)) {
      assertThat(takeAll(work)).containsExactly(1, 2);
    }
  }

  @Test
  void taker_andWorker_areAtWorkAtTheSameTime() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    Tasks tasks =
        new Tasks(
            Stream.of(
                () -> 1,
                () -> {
                  second.countDown();
                  await(taken);
                  return 2;
                }));
    try (OrderedWork<Integer> work = start(1, 2, tasks)) {
      assertThat(work.next()).isEqualTo(1);
      // The first result is being used while the second one is being made.
      await(second);
      taken.countDown();
      assertThat(work.next()).isEqualTo(2);
      assertThat(work.next()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void tasks_areAskedForAsFarAheadAsTheQueueIsLong(int workers) throws InterruptedException {
    Tasks tasks = numbers(100);
    try (OrderedWork<Integer> work = start(workers, 5, tasks)) {
      LiveThreads.awaitStandstill(NAME, workers);
      assertThat(tasks.asked).hasValue(6);
      assertThat(work.next()).isEqualTo(0);
      LiveThreads.await(() -> tasks.asked.get() == 7);
      LiveThreads.awaitStandstill(NAME, workers);
      assertThat(tasks.asked).hasValue(7);
    }
  }

  @Test
  void workers_haveNamesAndEndWithTheProgram() {
    CountDownLatch named = new CountDownLatch(1);
    Tasks tasks =
        new Tasks(
            Stream.of(
                () -> {
                  await(named);
                  return 1;
                }));
    try (OrderedWork<Integer> work = start(2, 2, tasks)) {
      assertThat(LiveThreads.all(NAME)).isNotEmpty().allMatch(Thread::isDaemon);
      named.countDown();
      assertThat(takeAll(work)).containsExactly(1);
    }
  }

  @Test
  void work_withoutWorkers_isDoneWhenItIsTaken() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Tasks tasks =
        new Tasks(
            IntStream.range(0, 3)
                .mapToObj(
                    i ->
                        () -> {
                          threads.add(Thread.currentThread());
                          return i;
                        }));
    try (OrderedWork<Integer> work = start(0, 2, tasks)) {
      assertThat(tasks.asked).hasValue(0);
      assertThat(work.next()).isEqualTo(0);
      assertThat(tasks.asked).hasValue(1);
      assertThat(takeAll(work)).containsExactly(1, 2);
      assertThat(LiveThreads.all(NAME)).isEmpty();
    }
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  // Failures.

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void failureOfATask_isThrownInThePlaceOfItsResult(int workers) {
    for (Throwable failure :
        List.of(new IllegalArgumentException("x"), new OutOfMemoryError(), new AssertionError())) {
      Tasks tasks =
          new Tasks(
              IntStream.range(0, 50)
                  .mapToObj(
                      i ->
                          () -> {
                            if (i == 20) {
                              Faults.raise(failure);
                            }
                            return i;
                          }));
      try (OrderedWork<Integer> work = start(workers, 4, tasks)) {
        List<Object> results = takeAll(work);
        assertThat(results.subList(0, 20)).isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(results.subList(20, results.size())).singleElement().isSameAs(failure);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void failureOfTheSource_isThrownAfterAllResults(int workers) {
    for (Throwable failure : List.of(new IllegalArgumentException("x"), new OutOfMemoryError())) {
      Tasks tasks =
          new Tasks(
              IntStream.range(0, 50)
                  .mapToObj(
                      i -> {
                        if (i == 20) {
                          Faults.raise(failure);
                        }
                        return () -> i;
                      }));
      try (OrderedWork<Integer> work = start(workers, 4, tasks)) {
        List<Object> results = takeAll(work);
        assertThat(results.subList(0, 20)).isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(results.subList(20, results.size())).singleElement().isSameAs(failure);
      }
      assertThat(tasks.asked).hasValue(21);
    }
  }

  /** As memory can run out anywhere. No task may be passed over then. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void failureToPlaceATask_isThrownAfterAllResults(int workers) {
    OutOfMemoryError failure = new OutOfMemoryError();
    AtomicInteger places = new AtomicInteger();
    ArrayBlockingQueue<FutureTask<@Nullable Integer>> queue =
        new ArrayBlockingQueue<>(4) {
          private static final long serialVersionUID = 1L;

          @Override
          public void put(FutureTask<@Nullable Integer> task) throws InterruptedException {
            if (places.getAndIncrement() == 20) {
              throw failure;
            }
            super.put(task);
          }
        };
    try (OrderedWork<Integer> work = OrderedWork.start(NAME, workers, queue, numbers(50))) {
      List<Object> results = takeAll(work);
      assertThat(results.subList(0, 20)).isEqualTo(IntStream.range(0, 20).boxed().toList());
      assertThat(results.subList(20, results.size())).singleElement().isSameAs(failure);
    }
  }

  @Test
  void failureToClose_leavesNoThread() {
    OrderedWork.Source<Integer> source =
        new OrderedWork.Source<>() {
          @Override
          public Supplier<Integer> next() {
            return () -> 1;
          }

          @Override
          public void close() {
            throw new IllegalStateException("not closed");
          }
        };
    OrderedWork<Integer> work = start(3, 4, source);
    assertThatThrownBy(work::close).hasMessage("not closed");
  }

  // The end before the end.

  @Test
  void close_whenWorkersWaitForAPlace_endsThem() {
    OrderedWork<Integer> work = start(3, 2, numbers(100));
    LiveThreads.awaitStandstill(NAME, 3);
    assertThat(LiveThreads.all(NAME)).hasSize(3);
    work.close();
    assertThat(LiveThreads.all(NAME)).isEmpty();
  }

  @Test
  void close_whenATaskWaits_interruptsIt() {
    CountDownLatch begun = new CountDownLatch(1);
    Tasks tasks =
        new Tasks(
            Stream.of(
                () -> {
                  begun.countDown();
                  await(new CountDownLatch(1));
                  return 1;
                }));
    OrderedWork<Integer> work = start(2, 2, tasks);
    await(begun);
    assertThat(LiveThreads.all(NAME)).isNotEmpty();
    work.close();
    assertThat(LiveThreads.all(NAME)).isEmpty();
  }

  /** As a read from a pipe does. */
  @Test
  void close_whenTheSourceWaitsWhateverHappens_closesIt() throws InterruptedException {
    Deaf source = new Deaf();
    try (OrderedWork<Integer> work = start(3, 2, source)) {
      assertThat(work.next()).isEqualTo(1);
      await(source.waits);
      assertThat(LiveThreads.all(NAME)).hasSize(3);
    }
    assertThat(source.closed.getCount()).isZero();
  }

  @Test
  void next_whenInterruptedWhileItWaits_endsAtOnce() throws InterruptedException {
    Deaf source = new Deaf();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread taker =
        new Thread(
            () -> {
              try (OrderedWork<Integer> work = start(2, 2, source)) {
                thrown.set(
                    catchThrowable(
                        () -> {
                          work.next();
                          work.next();
                        }));
              }
            });
    taker.start();
    await(source.waits);
    taker.interrupt();
    taker.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void next_whenInterruptedBefore_throws(int workers) {
    try (OrderedWork<Integer> work = start(workers, 2, numbers(100))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(work::next).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void close_whenInterrupted_waitsForTheWorkersAndStaysInterrupted() {
    CountDownLatch begun = new CountDownLatch(1);
    Tasks tasks =
        new Tasks(
            Stream.of(
                () -> {
                  begun.countDown();
                  LiveThreads.await(() -> Thread.currentThread().isInterrupted());
                  return 1;
                }));
    OrderedWork<Integer> work = start(1, 2, tasks);
    await(begun);
    Thread.currentThread().interrupt();
    work.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** A source that has one task, and then waits until it is closed, without heeding interrupts. */
  private static final class Deaf implements OrderedWork.Source<Integer> {
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean asked;

    @Override
    public @Nullable Supplier<Integer> next() {
      if (!asked) {
        asked = true;
        return () -> 1;
      }
      waits.countDown();
      while (closed.getCount() > 0) {
        Thread.onSpinWait();
      }
      return null;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
