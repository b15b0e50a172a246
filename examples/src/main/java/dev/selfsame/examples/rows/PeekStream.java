package dev.selfsame.examples.rows;

import java.io.IOException;
import java.io.InputStream;

/** A stream whose first bytes can be looked at before they are read, and that counts. */
final class PeekStream extends InputStream {
  private final InputStream in;
  private byte[] head = {};
  private int position;
  private long count;

  PeekStream(InputStream in) {
    this.in = in;
  }

  /** Returns the first bytes, fewer at the end; to be called before the first one is read. */
  byte[] peek(int length) throws IOException {
    head = in.readNBytes(length);
    count = head.length;
    return head.clone();
  }

  /** Returns how many bytes came from the other stream. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int left = Math.min(length, head.length - position);
    if (left > 0) {
      System.arraycopy(head, position, target, offset, left);
      position += left;
      return left;
    }
    int read = in.read(target, offset, length);
    count += Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
