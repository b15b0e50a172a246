package dev.selfsame.internal.column;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A growing store of byte strings in segments, addressed by long.
 *
 * <p>The place of one that was taken out is given to the next that fits: one that is as long, or so
 * much shorter that the rest is of use. In each free place the address of the next one of the same
 * length is kept, so that they take no memory beside.
 *
 * <p>Not safe for concurrent writing. Readers must be kept apart from a writer by a lock.
 */
public final class ByteArena {
  private static final int BITS = 18;
  private static final int SEGMENT = 1 << BITS;
  private static final int MASK = SEGMENT - 1;

  /** Shorter places are not used again: there is no room for an address. */
  private static final int SMALLEST_FREE = Long.BYTES;

  private static final long NONE = -1;

  private byte[][] segments = {{}};
  private long size;

  /** For how many bytes there is room. */
  private long room;

  /** The first of the free places of each length. */
  private final TreeMap<Integer, Long> free = new TreeMap<>();

  /** Makes an empty arena. */
  public ByteArena() {}

  /** Returns how many bytes the arena extends over, free places included. */
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
      while (room - size < end - start) {
        makeRoom();
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

  /** Takes the place of a byte string that is free, or {@link #NONE}. */
  private long takeFree(int length) {
    Map.Entry<Integer, Long> place = free.ceilingEntry(length);
    if (place != null && place.getKey() != length) {
      place = free.ceilingEntry(length + SMALLEST_FREE);
    }
    if (place == null) {
      return NONE;
    }
    int found = place.getKey();
    long address = place.getValue();
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

  private long readAddress(long place) {
    long address = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      address = address << Byte.SIZE | (byteAt(place + i) & 0xff);
    }
    return address;
  }

  private void writeAddress(long place, long address) {
    for (int i = 0; i < Long.BYTES; i++) {
      long at = place + i;
      segments[segmentOf(at)][(int) at & MASK] =
          (byte) (address >>> (Long.SIZE - Byte.SIZE - i * Byte.SIZE));
    }
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
  public byte prefetch(long address) {
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

  /** Overwrites the byte string at an address with zeros, and gives its place to others. */
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
