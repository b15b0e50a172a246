package dev.selfsame.examples.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** Bytes that come in chunks of random length, as from a pipe. */
final class InChunks extends InputStream {
  private final InputStream bytes;
  private final Random random;
  private long count;

  InChunks(byte[] bytes, Random random) {
    this.bytes = new ByteArrayInputStream(bytes);
    this.random = random;
  }

  /** Returns how many bytes were read. */
  long count() {
    return count;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("Read into an array.");
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int most =
        random.nextBoolean() ? length : 1 + random.nextInt(random.nextBoolean() ? 4 : 50_000);
    int read = bytes.read(target, offset, Math.min(most, length));
    count += Math.max(0, read);
    return read;
  }
}
