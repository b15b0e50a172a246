package dev.selfsame.benchmarks;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** A thread that makes short calls, with a pause after each, beside what is measured. */
final class Beside {
  private static final double MILLI = 1e6;

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final FutureTask<Long> longestNanos;

  private Beside(long pauseNanos, IntConsumer call) {
    longestNanos =
        new FutureTask<>(
            () -> {
              long longest = 0;
              int made = 0;
              do {
                long start = System.nanoTime();
                call.accept(made++);
                longest = Math.max(longest, System.nanoTime() - start);
                LockSupport.parkNanos(pauseNanos);
              } while (!isOver.get());
              return longest;
            });
  }

  /**
   * Starts a thread, which makes one call at least.
   *
   * @param call takes how many calls were made before
   */
  static Beside start(long pauseNanos, IntConsumer call) {
    Beside beside = new Beside(pauseNanos, call);
    Thread thread = new Thread(beside.longestNanos, "beside");
    thread.setDaemon(true);
    thread.start();
    return beside;
  }

  /**
   * Ends the thread, and returns how long its longest call took.
   *
   * @throws IllegalStateException if a call threw something
   */
  double longestMillis() throws InterruptedException {
    isOver.set(true);
    try {
      return longestNanos.get() / MILLI;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A call beside the measured one failed.", e.getCause());
    }
  }
}
