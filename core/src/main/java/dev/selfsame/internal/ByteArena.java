package dev.selfsame.internal;

import java.util.Arrays;

/**
 * A growing store of byte strings in segments, addressed by long.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class ByteArena {
  private static final int BITS = 18;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  private byte[][] segments = {{}};
  private long size;

  /** For how many bytes there is room. */
  private long room;

  /** Makes an empty arena. */
  public ByteArena() {}

  /** Returns the address that the next byte string gets. */
  public long size() {
    return size;
  }

  /** Adds the first bytes of an array and returns their address. */
  public long add(byte[] bytes, int length) {
    return add(bytes, 0, length);
  }

  /** Adds some bytes of an array, from a start to an end, and returns their address. */
  public long add(byte[] bytes, int start, int end) {
    long address = size;
    int from = start;
    while (from < end) {
      if (size == room) {
        makeRoom();
      }
      byte[] segment = segments[segmentOf(size)];
      int at = (int) size & MASK;
      int count = Math.min(end - from, segment.length - at);
      System.arraycopy(bytes, from, segment, at, count);
      from += count;
      size += count;
    }
    return address;
  }

  /** Returns the bytes at an address. */
  public byte[] get(long address, int length) {
    byte[] bytes = new byte[length];
    int from = 0;
    while (from < length) {
      int at = (int) (address + from) & MASK;
      int count = Math.min(length - from, SEGMENT - at);
      System.arraycopy(segments[segmentOf(address + from)], at, bytes, from, count);
      from += count;
    }
    return bytes;
  }

  /** Reads the first byte at an address, so that it lies in the cache when the rest is wanted. */
  public byte touch(long address) {
    return byteAt(address);
  }

  /** Returns whether the bytes at an address are those of an array from a start to an end. */
  public boolean matches(long address, byte[] bytes, int start, int end) {
    long next = address;
    int from = start;
    while (from < end) {
      int at = (int) next & MASK;
      int count = Math.min(end - from, SEGMENT - at);
      byte[] segment = segments[segmentOf(next)];
      if (!Arrays.equals(segment, at, at + count, bytes, from, from + count)) {
        return false;
      }
      from += count;
      next += count;
    }
    return true;
  }

  /** Compares two byte strings as unsigned bytes. */
  public int compare(long a, int aLength, long b, int bLength) {
    int shared = Math.min(aLength, bLength);
    for (int i = 0; i < shared; i++) {
      int difference = Byte.compareUnsigned(byteAt(a + i), byteAt(b + i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(aLength, bLength);
  }

  /** Overwrites the bytes at an address with zeros. */
  public void wipe(long address, int length) {
    int from = 0;
    while (from < length) {
      int at = (int) (address + from) & MASK;
      int count = Math.min(length - from, SEGMENT - at);
      Arrays.fill(segments[segmentOf(address + from)], at, at + count, (byte) 0);
      from += count;
    }
  }

  private byte byteAt(long address) {
    return segments[segmentOf(address)][(int) address & MASK];
  }

  private void makeRoom() {
    byte[] first = segments[0];
    segments = Segments.more(segments, room, SEGMENT, byte[]::new);
    if (room < SEGMENT) {
      Arrays.fill(first, (byte) 0); // lest values lie about that are wiped meanwhile
    }
    room = Segments.next(room, SEGMENT);
  }

  private static int segmentOf(long address) {
    return (int) (address >>> BITS);
  }
}
