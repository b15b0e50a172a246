package dev.selfsame.examples.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a stream that are being looked at. It grows as far as one row needs, and never holds
 * more than {@link #MAX_ROW} bytes and a bit.
 */
final class ByteWindow implements Closeable {
  /** The longest row in bytes: above what any fragment needs, however it is written. */
  static final int MAX_ROW = 8 << 20;

  private static final int CHUNK = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private byte[] bytes = new byte[CHUNK];
  private int start;
  private int limit;

  private ByteWindow(InputStream in) {
    this.in = in;
  }

  /** Opens a window on a stream, after its byte order mark if it has one. */
  static ByteWindow open(InputStream in) throws IOException {
    ByteWindow window = new ByteWindow(in);
    int length = BYTE_ORDER_MARK.length;
    if (window.available(length - 1)
        && Arrays.equals(window.bytes, 0, length, BYTE_ORDER_MARK, 0, length)) {
      window.skip(length);
    }
    return window;
  }

  /** Returns the array that has the bytes now; it may be another one when more are available. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the position of the first byte of the window in the array. */
  int start() {
    return start;
  }

  /** Returns the position after the last byte of the window in the array. */
  int limit() {
    return limit;
  }

  /** Returns the byte so far from the first one; it must be available. */
  byte at(int distance) {
    return bytes[start + distance];
  }

  /**
   * Returns whether there is a byte so far from the first one, and reads on for it.
   *
   * @param distance at most {@link #MAX_ROW}
   */
  boolean available(int distance) throws IOException {
    while (start + distance >= limit) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Moves the start of the window over so many of its bytes. */
  void skip(int count) {
    start += count;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, limit - start);
      limit -= start;
      start = 0;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, MAX_ROW + CHUNK));
    }
    // A file is read through memory outside of the heap, as much as this, which each thread keeps.
    int count = in.read(bytes, limit, Math.min(CHUNK, bytes.length - limit));
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
