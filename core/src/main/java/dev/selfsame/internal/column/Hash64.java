package dev.selfsame.internal.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A seeded 64-bit hash of bytes. It takes sixteen bytes at a time, masks each half with a secret
 * derived from the seed, and multiplies them 64 by 64 to 128 bits (the mixing step of the wyhash
 * family). Colliding bytes cannot be chosen without knowing the seed.
 */
public final class Hash64 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long A = 0xa0761d6478bd642fL;
  private static final long B = 0xe7037ed1a0b428dbL;
  private static final int STEP = 2 * Long.BYTES;

  private Hash64() {}

  /** Returns the hash of the first bytes of an array. */
  public static long of(byte[] bytes, int length, long seed) {
    long secret = mix(seed ^ A, B);
    long hash = seed;
    for (int at = 0; at + STEP < length; at += STEP) {
      hash = mix(word(bytes, at) ^ secret, word(bytes, at + Long.BYTES) ^ hash);
    }
    if (length >= STEP) { // the last step overlaps the one before it
      hash = mix(word(bytes, length - STEP) ^ secret, word(bytes, length - Long.BYTES) ^ hash);
    } else if (length >= Long.BYTES) {
      hash = mix(word(bytes, 0) ^ secret, word(bytes, length - Long.BYTES) ^ hash);
    } else {
      hash = mix(fewBytes(bytes, length) ^ secret, hash);
    }
    return mix(hash ^ length, secret ^ B);
  }

  private static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private static long fewBytes(byte[] bytes, int length) {
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[i] & 0xffL) << (i * Byte.SIZE);
    }
    return word;
  }

  private static long mix(long a, long b) {
    return Math.multiplyHigh(a, b) ^ (a * b);
  }
}
