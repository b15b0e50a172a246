package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteWriter;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * A few buffers that are used again: new ones would be out of the caches of the processor each
 * time. Safe for use by any number of threads.
 */
final class Buffers {
  private static final int COUNT = 32;

  /** A larger buffer is not kept. */
  private static final int LARGEST = 1 << 18;

  private final Queue<ByteWriter> spare = new ArrayBlockingQueue<>(COUNT);

  /** {@return an empty buffer} */
  ByteWriter take() {
    ByteWriter buffer = spare.poll();
    return buffer == null ? new ByteWriter(0) : buffer;
  }

  /** Takes a buffer back, and overwrites what is in it. */
  void giveBack(ByteWriter buffer) {
    Arrays.fill(buffer.bytes(), 0, buffer.length(), (byte) 0);
    buffer.clear();
    if (buffer.bytes().length <= LARGEST) {
      spare.offer(buffer);
    }
  }
}
