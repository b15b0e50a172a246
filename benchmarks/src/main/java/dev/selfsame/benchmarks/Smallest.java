package dev.selfsame.benchmarks;

import com.google.common.base.Preconditions;
import java.io.IOException;

/** Finds the smallest number that is enough for something, such as a heap, by trying. */
final class Smallest {
  /** Tries a number; one that is larger than one that is enough must be enough as well. */
  interface Trial {
    boolean isEnough(long number) throws IOException, InterruptedException;
  }

  private Smallest() {}

  /**
   * Returns a number that is enough, where one smaller by the precision is not: one that is not is
   * doubled until it is, and then the range is halved.
   *
   * @param tooSmall a number that is not enough, and is not tried
   * @param precision how much larger than the smallest the result may be
   */
  static long find(long tooSmall, long precision, Trial trial)
      throws IOException, InterruptedException {
    Preconditions.checkArgument(tooSmall > 0 && precision > 0);
    long low = tooSmall;
    long high = 2 * tooSmall;
    while (!trial.isEnough(high)) {
      low = high;
      high = Math.multiplyExact(2, high);
    }
    while (high - low > precision) {
      long middle = low + (high - low) / 2;
      if (trial.isEnough(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
