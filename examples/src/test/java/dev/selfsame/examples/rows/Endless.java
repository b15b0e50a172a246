package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A text many times, without holding it as often. */
final class Endless extends InputStream {
  private final byte[] text;
  private long left;
  private int position;

  private Endless(String text, long times) {
    this.text = text.getBytes(UTF_8);
    this.left = times * this.text.length;
  }

  /** Returns a text that is followed by another one many times, and by a last one. */
  static InputStream text(String head, String text, long times, String tail) {
    return new SequenceInputStream(
        new SequenceInputStream(bytes(head), new Endless(text, times)), bytes(tail));
  }

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("Read into an array.");
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    for (int i = 0; i < count; i++) {
      target[offset + i] = text[position];
      position = position + 1 == text.length ? 0 : position + 1;
    }
    left -= count;
    return count;
  }
}
