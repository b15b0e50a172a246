package dev.selfsame.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A value as two words and a form that says how to read them, for the values that fit: what most
 * identities are takes no more than 16 bytes then, and no second place to look at.
 *
 * <p>The form depends on the value alone, so two values are equal just when their forms and words
 * are:
 *
 * <ul>
 *   <li>up to 16 bytes of UTF-8, padded with zeros: the form is the number of bytes;
 *   <li>17 to 38 decimal digits, 19 of them in the second word: the form is the number of digits;
 *   <li>{@link #UUID}, written in lower case, and {@link #HEX}, the same without dashes;
 *   <li>{@link #LONG}: any other. The first word is for the place where its bytes lie, the second
 *       is their hash.
 * </ul>
 *
 * <p>Values of one form but {@code LONG} stand in the order of their words, taken as unsigned. Not
 * safe for use by several threads.
 */
final class ValueWords {
  static final int UUID = 39;
  static final int HEX = 40;
  static final int LONG = 41;

  /** How many forms there are. */
  static final int FORMS = 42;

  private static final int MAX_INLINE = 16;
  private static final int MAX_DIGITS = 38;
  private static final int DIGITS_A_WORD = 19;
  private static final int HEX_LENGTH = 32;
  private static final int UUID_LENGTH = 36;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  int form;
  long high;
  long low;

  /** The bytes of the value. */
  byte[] bytes = {};

  /**
   * Takes a value in.
   *
   * @param seed what the hash of a long value starts from
   */
  void encode(String value, long seed) {
    bytes = value.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    if (length <= MAX_INLINE) {
      form = length;
      high = padded(0, Math.min(length, Long.BYTES));
      low = length <= Long.BYTES ? 0 : padded(Long.BYTES, length - Long.BYTES);
    } else if (!(length <= MAX_DIGITS && (encodeDigits() || encodeHex()))) {
      form = LONG;
      high = 0;
      low = Hash64.of(bytes, length, seed);
    }
  }

  /** Returns the value that a form other than {@link #LONG} and two words stand for, as UTF-8. */
  static byte[] decode(int form, long high, long low) {
    return switch (form) {
      case UUID -> new java.util.UUID(high, low).toString().getBytes(StandardCharsets.ISO_8859_1);
      case HEX -> decodeHex(high, low);
      default -> form <= MAX_INLINE ? decodeInline(form, high, low) : decodeDigits(form, high, low);
    };
  }

  private long padded(int from, int count) {
    if (count == Long.BYTES) {
      return (long) LONGS.get(bytes, from);
    }
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xffL) << (Long.SIZE - Byte.SIZE - i * Byte.SIZE);
    }
    return word;
  }

  private static byte[] decodeInline(int length, long high, long low) {
    byte[] value = new byte[length];
    for (int i = 0; i < length; i++) {
      long word = i < Long.BYTES ? high : low;
      value[i] = (byte) (word >>> (Long.SIZE - Byte.SIZE - i % Long.BYTES * Byte.SIZE));
    }
    return value;
  }

  private boolean encodeDigits() {
    int length = bytes.length;
    int split = Math.max(0, length - DIGITS_A_WORD);
    for (int at = 0; at + Long.BYTES <= length; at += Long.BYTES) {
      if (!Swar.areDigits((long) LONGS.get(bytes, at))) {
        return false;
      }
    }
    if (!Swar.areDigits((long) LONGS.get(bytes, length - Long.BYTES))) {
      return false;
    }
    form = length;
    high = digits(0, split);
    low = digits(split, length);
    return true;
  }

  private long digits(int from, int to) {
    long number = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      number = number * 100_000_000 + Swar.digits((long) LONGS.get(bytes, at));
    }
    for (; at < to; at++) {
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }

  private static byte[] decodeDigits(int length, long high, long low) {
    byte[] value = new byte[length];
    int split = Math.max(0, length - DIGITS_A_WORD);
    putDigits(high, value, 0, split);
    putDigits(low, value, split, length);
    return value;
  }

  private static void putDigits(long number, byte[] into, int from, int to) {
    long rest = number;
    for (int at = to - 1; at >= from; at--) {
      long quotient = Long.divideUnsigned(rest, 10);
      into[at] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
  }

  private boolean encodeHex() {
    if (bytes.length == UUID_LENGTH
        && bytes[8] == '-'
        && bytes[13] == '-'
        && bytes[18] == '-'
        && bytes[23] == '-') {
      return encodeHex(
          UUID,
          (long) LONGS.get(bytes, 0),
          twice((int) INTS.get(bytes, 9), (int) INTS.get(bytes, 14)),
          twice((int) INTS.get(bytes, 19), (int) INTS.get(bytes, 24)),
          (long) LONGS.get(bytes, 28));
    }
    return bytes.length == HEX_LENGTH
        && encodeHex(
            HEX,
            (long) LONGS.get(bytes, 0),
            (long) LONGS.get(bytes, 8),
            (long) LONGS.get(bytes, 16),
            (long) LONGS.get(bytes, 24));
  }

  private boolean encodeHex(int hexForm, long a, long b, long c, long d) {
    if (!(Swar.areHex(a) && Swar.areHex(b) && Swar.areHex(c) && Swar.areHex(d))) {
      return false;
    }
    form = hexForm;
    high = (Swar.hex(a) << Integer.SIZE) | Swar.hex(b);
    low = (Swar.hex(c) << Integer.SIZE) | Swar.hex(d);
    return true;
  }

  private static long twice(int first, int second) {
    return ((long) first << Integer.SIZE) | (second & 0xffff_ffffL);
  }

  private static byte[] decodeHex(long high, long low) {
    byte[] value = new byte[HEX_LENGTH];
    for (int i = 0; i < HEX_LENGTH; i++) {
      long word = i < HEX_LENGTH / 2 ? high : low;
      int nibble = (int) (word >>> (Long.SIZE - 4 - i % (HEX_LENGTH / 2) * 4)) & 0xf;
      value[i] = (byte) Character.forDigit(nibble, HEX_LENGTH / 2);
    }
    return value;
  }
}
