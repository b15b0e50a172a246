package dev.selfsame.benchmarks;

import java.lang.management.ManagementFactory;

/** How much of the heap is in use. */
final class Heap {
  private static final int COLLECTIONS = 2;

  private Heap() {}

  /** {@return the bytes that are live, after full collections} */
  static long live() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
