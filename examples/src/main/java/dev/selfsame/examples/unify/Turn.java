package dev.selfsame.examples.unify;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The turn of one task among several that do something one after the other, in a certain order. A
 * task that fails does not end its turn, so those after it wait until they are interrupted.
 */
final class Turn {
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Turn before;

  private Turn(@Nullable Turn before) {
    this.before = before;
  }

  /** Returns a turn that is over. */
  static Turn none() {
    Turn none = new Turn(null);
    none.end();
    return none;
  }

  /** Returns the turn after this one. */
  Turn next() {
    return new Turn(this);
  }

  /** Waits until the turn before this one is over. */
  void await() throws InterruptedException {
    Turn earlier = before;
    if (earlier != null) {
      earlier.over.await();
      before = null;
    }
  }

  /** Ends this turn. */
  void end() {
    over.countDown();
  }
}
