package dev.selfsame.examples.unify;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The threads that read and write for others, as long as they live. */
public final class LiveThreads {
  private static final String NAMES = "selfsame-";
  private static final int SURE = 200;

  private LiveThreads() {}

  public static List<Thread> all() {
    return all(NAMES);
  }

  /** Returns those whose names start in a way. */
  static List<Thread> all(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name) && thread.isAlive())
        .toList();
  }

  /** Waits until something holds, for as long as it takes unless this thread is interrupted. */
  public static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("It was waited for in vain.");
      }
      Thread.onSpinWait();
    }
  }

  /**
   * Waits until a number of threads are there and none of them can go on by itself. They are looked
   * at one after the other, so they must be seen like that many times in a row.
   */
  static void awaitStandstill(String name, int number) {
    AtomicInteger times = new AtomicInteger();
    await(
        () -> {
          List<Thread> threads = all(name);
          boolean standsStill =
              threads.size() == number && threads.stream().allMatch(LiveThreads::waits);
          return times.updateAndGet(seen -> standsStill ? seen + 1 : 0) == SURE;
        });
  }

  static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, BLOCKED -> true;
      default -> false;
    };
  }
}
