package dev.selfsame.internal.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A growing store of byte strings in segments, addressed by long.
 *
 * <p>The space of a removed byte string is reused for the next one that fits: one of the same
 * length, or one so much shorter that the rest is usable. Each free block holds the address of the
 * next one of the same length, so that the free lists take no additional memory.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class ByteArena {
  private static final int BITS = 18;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  /** Shorter blocks are not reused: they cannot hold an address. */
  private static final int SMALLEST_FREE = Long.BYTES;

  private static final long NONE = -1;

  private byte[][] segments = {{}};
  private long size;

  /** The capacity, in bytes. */
  private long capacity;

  /** The first free block of each length. */
  private final TreeMap<Integer, Long> free = new TreeMap<>();

  /** Creates an empty arena. */
  public ByteArena() {}

  /** Returns the size of the arena in bytes, including free blocks. */
  public long size() {
    return size;
  }

  /** Adds the first bytes of an array and returns their address. */
  public long add(byte[] bytes, int length) {
    return add(bytes, 0, length);
  }

  /** Adds some bytes of an array, from a start to an end, and returns their address. */
  public long add(byte[] bytes, int start, int end) {
    long address = free.isEmpty() ? NONE : takeFree(end - start);
    if (address == NONE) {
      address = size;
      while (capacity - size < end - start) {
        grow();
      }
      size += end - start;
    }
    int from = start;
    while (from < end) {
      long next = address + (from - start);
      int at = (int) next & MASK;
      int count = Math.min(end - from, SEGMENT - at);
      System.arraycopy(bytes, from, segments[segmentOf(next)], at, count);
      from += count;
    }
    return address;
  }

  /** Takes a free block for a length, and returns its address, or {@link #NONE}. */
  private long takeFree(int length) {
    Map.Entry<Integer, Long> block = free.ceilingEntry(length);
    if (block != null && block.getKey() != length) {
      block = free.ceilingEntry(length + SMALLEST_FREE);
    }
    if (block == null) {
      return NONE;
    }
    int found = block.getKey();
    long address = block.getValue();
    long next = readAddress(address);
    if (next == NONE) {
      free.remove(found);
    } else {
      free.put(found, next);
    }
    if (found > length) {
      addFree(address + length, found - length);
    }
    return address;
  }

  private void addFree(long address, int length) {
    Long next = free.put(length, address);
    writeAddress(address, next == null ? NONE : next);
  }

  private long readAddress(long block) {
    long address = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      address = address << Byte.SIZE | (byteAt(block + i) & 0xff);
    }
    return address;
  }

  private void writeAddress(long block, long address) {
    for (int i = 0; i < Long.BYTES; i++) {
      long at = block + i;
      segments[segmentOf(at)][(int) at & MASK] =
          (byte) (address >>> (Long.SIZE - Byte.SIZE - i * Byte.SIZE));
    }
  }

  /** Returns the bytes at an address. */
  public byte[] get(long address, int length) {
    byte[] bytes = new byte[length];
    copy(address, length, bytes, 0);
    return bytes;
  }

  /** Copies the bytes at an address into an array, from a start on. */
  public void copy(long address, int length, byte[] into, int start) {
    int from = 0;
    while (from < length) {
      int at = (int) (address + from) & MASK;
      int count = Math.min(length - from, SEGMENT - at);
      System.arraycopy(segments[segmentOf(address + from)], at, into, start + from, count);
      from += count;
    }
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

  /** Compares two strings that {@link ByteWriter#writeString} wrote, in UTF-8 byte order. */
  public int compareStrings(long a, long b) {
    return compare(startOfString(a), lengthOfString(a), startOfString(b), lengthOfString(b));
  }

  /** Returns a string that {@link ByteWriter#writeString} wrote. */
  public String getString(long address) {
    return new String(get(startOfString(address), lengthOfString(address)), StandardCharsets.UTF_8);
  }

  /** Returns the address after a string that {@link ByteWriter#writeString} wrote. */
  public long afterString(long address) {
    return startOfString(address) + lengthOfString(address);
  }

  /** Returns the first byte of a string that {@link ByteWriter#writeString} wrote, or 0. */
  int firstOfString(long address) {
    return lengthOfString(address) == 0 ? 0 : byteAt(startOfString(address));
  }

  /** Returns the number of bytes of a string that {@link ByteWriter#writeString} wrote. */
  int lengthOfString(long address) {
    int length = 0;
    int shift = 0;
    for (long at = address; ; at++) {
      length |= (byteAt(at) & 0x7f) << shift;
      if (byteAt(at) >= 0) {
        return length;
      }
      shift += 7;
    }
  }

  private long startOfString(long address) {
    long at = address;
    while (byteAt(at) < 0) {
      at++;
    }
    return at + 1;
  }

  /** Overwrites the byte string at an address with zeros, and frees its space. */
  public void remove(long address, int length) {
    int from = 0;
    while (from < length) {
      int at = (int) (address + from) & MASK;
      int count = Math.min(length - from, SEGMENT - at);
      Arrays.fill(segments[segmentOf(address + from)], at, at + count, (byte) 0);
      from += count;
    }
    if (length >= SMALLEST_FREE) {
      addFree(address, length);
    }
  }

  /** Returns the byte at an address. */
  public byte byteAt(long address) {
    return segments[segmentOf(address)][(int) address & MASK];
  }

  private void grow() {
    byte[] first = segments[0];
    segments = Segments.more(segments, capacity, SEGMENT, byte[]::new);
    if (capacity < SEGMENT) {
      Arrays.fill(first, (byte) 0); // values that are wiped later must not survive in the old array
    }
    capacity = Segments.next(capacity, SEGMENT);
  }

  private static int segmentOf(long address) {
    return (int) (address >>> BITS);
  }
}
