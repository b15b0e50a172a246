package dev.selfsame.internal.column;

import java.nio.charset.StandardCharsets;

/** A reader of the bytes of a {@link ByteWriter}. Not safe for use by several threads. */
public final class ByteReader {
  private final byte[] bytes;
  private int at;

  /** Creates a reader that starts at the first byte. */
  public ByteReader(byte[] bytes) {
    this(bytes, 0);
  }

  /** Creates a reader that starts at an index. */
  public ByteReader(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  /** Returns the next byte as a number from 0 to 255, which stays the next one. */
  public int peekByte() {
    return bytes[at] & 0xff;
  }

  /** Reads one byte as a number from 0 to 255. */
  public int readByte() {
    return bytes[at++] & 0xff;
  }

  /** Reads a number that {@link ByteWriter#writeVarint} wrote. */
  public long readVarint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = readByte();
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  /** Reads a number that {@link ByteWriter#writeSigned} wrote. */
  public long readSigned() {
    return unzigzag(readVarint());
  }

  /** Returns the number whose {@link ByteWriter#zigzag} is another. */
  public static long unzigzag(long zigzag) {
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** Reads a run that {@link ByteWriter#writeRun} wrote. */
  public byte[] readRun() {
    return readBytes((int) readVarint());
  }

  /** Reads a number of bytes. */
  public byte[] readBytes(int count) {
    byte[] value = new byte[count];
    System.arraycopy(bytes, at, value, 0, count);
    at += count;
    return value;
  }

  /** Returns the index of the next byte. */
  public int at() {
    return at;
  }

  /** Copies a number of bytes to a writer, and skips them. */
  public void copyTo(ByteWriter out, int count) {
    out.writeBytes(bytes, at, count);
    at += count;
  }

  /** Copies the bytes from an index up to the next one to a writer. */
  public void copySince(int start, ByteWriter out) {
    out.writeBytes(bytes, start, at - start);
  }

  /** Copies a number that {@link ByteWriter#writeVarint} wrote to a writer, and returns it. */
  public long copyVarintTo(ByteWriter out) {
    long value = readVarint();
    out.writeVarint(value);
    return value;
  }

  /** Copies a run that {@link ByteWriter#writeRun} wrote to a writer. */
  public void copyRunTo(ByteWriter out) {
    copyTo(out, (int) copyVarintTo(out));
  }

  /** Skips a number of bytes. */
  public void skip(int count) {
    at += count;
  }

  /** Reads a string that {@link ByteWriter#writeString} wrote. */
  public String readString() {
    return readString((int) readVarint());
  }

  /** Reads a string of a number of bytes. */
  public String readString(int count) {
    String value = new String(bytes, at, count, StandardCharsets.UTF_8);
    at += count;
    return value;
  }
}
