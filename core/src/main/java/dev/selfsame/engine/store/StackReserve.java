package dev.selfsame.engine.store;

/**
 * The room that a thread needs on its stack to release a lock. A thread that takes a lock at the
 * end of its stack would otherwise overflow while it releases the lock, and keep it for ever.
 */
final class StackReserve {
  /** Some three times as many frames as the release of a lock has, which may be compiled ones. */
  private static final int FRAMES = 64;

  private StackReserve() {}

  /**
   * Checks that the room is left; costs some 100 ns.
   *
   * @throws StackOverflowError if it is not
   */
  static void check() {
    descend(FRAMES);
  }

  private static int descend(int frames) {
    return frames == 0 ? 0 : descend(frames - 1) + 1;
  }
}
