package dev.selfsame.internal.column;

/** Makes an allocation of a segment by one thread fail. */
public final class FailingAllocation {
  private FailingAllocation() {}

  /**
   * Runs some code in which an allocation fails.
   *
   * @param number the number of that allocation, from 0
   * @return whether there was such an allocation, so that the code failed
   */
  public static boolean fails(int number, Runnable code) {
    Thread thread = Thread.currentThread();
    int[] left = {number};
    Runnable before = Segments.beforeAllocation;
    Segments.beforeAllocation =
        () -> {
          if (Thread.currentThread() == thread && left[0]-- == 0) {
            throw new OutOfMemoryError("made up");
          }
        };
    try {
      code.run();
      return false;
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
