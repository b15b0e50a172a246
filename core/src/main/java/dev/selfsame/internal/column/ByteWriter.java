package dev.selfsame.internal.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes to write to. Not safe for use by several threads. */
public final class ByteWriter {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;

  /** Creates an empty writer. */
  public ByteWriter() {
    this(256);
  }

  /** Creates an empty writer with a capacity in bytes. */
  public ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /**
   * Returns the array that is written to, which may be longer than {@link #length}. It is not
   * copied.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns how many bytes were written. */
  public int length() {
    return length;
  }

  /** Removes all bytes. */
  public void clear() {
    length = 0;
  }

  /** Writes the lowest eight bits. */
  public void writeByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  /** Writes a number with seven bits per byte, lowest first; numbers up to 127 take one byte. */
  public void writeVarint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      writeByte((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /**
   * Writes a number like {@link #writeVarint}, but so that those near zero are short, whatever
   * their sign.
   */
  public void writeSigned(long value) {
    writeVarint(zigzag(value));
  }

  /** Returns the number for which {@link #writeSigned} writes a varint. */
  public static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  /** Writes bytes without their length. */
  public void writeBytes(byte[] value) {
    writeBytes(value, value.length);
  }

  /** Writes the first bytes of an array without their number. */
  public void writeBytes(byte[] value, int count) {
    writeBytes(value, 0, count);
  }

  /** Writes some bytes of an array, from a start on, without their number. */
  public void writeBytes(byte[] value, int start, int count) {
    ensure(count);
    System.arraycopy(value, start, bytes, length, count);
    length += count;
  }

  /**
   * Writes the characters of a text as bytes if all are ASCII.
   *
   * @return whether they are; if not, nothing was written
   */
  public boolean writeAscii(String text) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return false;
      }
      bytes[length + i] = (byte) c;
    }
    length += count;
    return true;
  }

  /** Makes room for bytes that are written to {@link #bytes} directly. */
  public void writeNothing(int count) {
    ensure(count);
    length += count;
  }

  /** Writes the eight bytes of a word, the highest first. */
  public void writeWord(long word) {
    ensure(Long.BYTES);
    WORDS.set(bytes, length, word);
    length += Long.BYTES;
  }

  /** Removes what was written after a number of bytes. */
  public void shorten(int newLength) {
    length = newLength;
  }

  /** Writes the number of some bytes, then the bytes. */
  public void writeRun(byte[] value) {
    writeVarint(value.length);
    writeBytes(value);
  }

  /** Writes a string as a run of UTF-8 bytes. */
  public void writeString(String value) {
    writeRun(value.getBytes(StandardCharsets.UTF_8));
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
