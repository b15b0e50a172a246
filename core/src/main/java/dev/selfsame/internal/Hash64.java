package dev.selfsame.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A seeded 64-bit hash of bytes, eight at a time, each folded in by a 64 x 64 to 128 bit
 * multiplication (the mixing step of the wyhash family).
 */
public final class Hash64 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long A = 0xa0761d6478bd642fL;
  private static final long B = 0xe7037ed1a0b428dbL;

  private Hash64() {}

  /** Returns the hash of the first bytes of an array. */
  public static long of(byte[] bytes, int length, long seed) {
    long hash = seed ^ A;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONGS.get(bytes, at), B);
    }
    long tail = 0;
    for (int shift = 0; at < length; at++, shift += Byte.SIZE) {
      tail |= (bytes[at] & 0xffL) << shift;
    }
    return mix(mix(hash ^ tail, B) ^ length, A ^ seed);
  }

  private static long mix(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }
}
