package dev.selfsame.internal.column;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Makes an allocation of a segment fail. */
public final class FailingAllocation {
  private FailingAllocation() {}

  /**
   * Runs some code in which an allocation by this thread fails.
   *
   * @param number the number of that allocation, from 0
   * @return whether there was such an allocation, so that the code failed
   */
  public static boolean fails(int number, Runnable code) {
    Thread thread = Thread.currentThread();
    return fails(number, each -> each == thread, code);
  }

  /**
   * Runs some code in which an allocation by one of some threads fails.
   *
   * @return whether there was such an allocation
   */
  public static boolean fails(int number, Predicate<Thread> threads, Runnable code) {
    AtomicInteger left = new AtomicInteger(number);
    Runnable before = Segments.beforeAllocation;
    Segments.beforeAllocation =
        () -> {
          if (threads.test(Thread.currentThread()) && left.getAndDecrement() == 0) {
            throw new OutOfMemoryError("made up");
          }
        };
    try {
      code.run();
      return left.get() < 0;
    } catch (OutOfMemoryError madeUp) {
      if (!"made up".equals(madeUp.getMessage())) {
        throw madeUp;
      }
      return true;
    } finally {
      Segments.beforeAllocation = before;
    }
  }
}
