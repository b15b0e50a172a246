package dev.selfsame.benchmarks.report;

import java.lang.management.ManagementFactory;

/** Measures the heap. */
public final class Heap {
  private static final int COLLECTIONS = 2;

  private Heap() {}

  /** {@return the bytes that are live, after full collections} */
  public static long live() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
