package dev.selfsame.internal.identity;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.Hash64;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value as two words and the form of their encoding, if it fits: most values take only 16 bytes
 * then, and no second read.
 *
 * <p>The form depends only on the value, so two values are equal if and only if their forms and
 * words are:
 *
 * <ul>
 *   <li>{@link #SHORT}: up to 16 bytes of UTF-8, padded with zeros, the last of which is not zero;
 *   <li>{@link #DIGITS}: 17 to 36 decimal digits, the last 19 in the second word, the others in the
 *       first below their count, and {@link #DIGITS_38}: 38 of them, half in each word;
 *   <li>{@link #UUID}, written in lower case, and {@link #HEX}, the same without dashes;
 *   <li>{@link #LONG}: any other. The first word is for the location of its bytes, the second is
 *       their hash.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
final class ValueWords {
  static final int SHORT = 0;
  static final int DIGITS = 1;
  static final int DIGITS_38 = 2;
  static final int UUID = 3;
  static final int HEX = 4;
  static final int LONG = 5;

  private static final int MAX_SHORT = 2 * Long.BYTES;
  private static final int MAX_DIGITS = 36;
  private static final int LONGEST_DIGITS = 38;
  private static final int DIGITS_A_WORD = 19;
  private static final int COUNT_SHIFT = 58;
  private static final int HEX_LENGTH = 32;
  private static final int UUID_LENGTH = 36;

  private static final long[] POWERS_OF_TEN = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000
  };

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  int form;
  long high;
  long low;

  /**
   * Encodes a value.
   *
   * @param bytes the value as UTF-8
   * @param seed the seed of the hash of a long value
   */
  void encode(byte[] bytes, long seed) {
    int length = bytes.length;
    if (length <= MAX_SHORT) {
      high = padded(bytes, 0, Math.min(length, Long.BYTES));
      low = length <= Long.BYTES ? 0 : padded(bytes, Long.BYTES, length - Long.BYTES);
      if (length == 0 || bytes[length - 1] != 0) {
        form = SHORT;
        return;
      }
    } else if (length <= LONGEST_DIGITS && (encodeDigits(bytes) || encodeHex(bytes))) {
      return;
    }
    form = LONG;
    high = 0;
    low = Hash64.of(bytes, length, seed);
  }

  /** Clears the value. */
  void clear() {
    form = 0;
    high = 0;
    low = 0;
  }

  /** Returns the value that a form other than {@link #LONG} and two words stand for, as UTF-8. */
  static byte[] decode(int form, long high, long low) {
    return switch (form) {
      case SHORT -> decodeShort(high, low);
      case DIGITS ->
          decodeDigits((int) (high >>> COUNT_SHIFT), high & ((1L << COUNT_SHIFT) - 1), low);
      case DIGITS_38 -> decodeDigits(LONGEST_DIGITS, high, low);
      case UUID -> new java.util.UUID(high, low).toString().getBytes(StandardCharsets.ISO_8859_1);
      case HEX -> decodeHex(high, low);
      default -> throw new IllegalArgumentException("No value is kept in words under form " + form);
    };
  }

  /** Writes the value that a form other than {@link #LONG} and two words stand for, as a run. */
  static void write(int form, long high, long low, ByteWriter out) {
    if (form == SHORT) {
      int length =
          low == 0
              ? Long.BYTES - Long.numberOfTrailingZeros(high) / Byte.SIZE
              : MAX_SHORT - Long.numberOfTrailingZeros(low) / Byte.SIZE;
      out.writeByte(length);
      int start = out.length();
      out.writeWord(high);
      out.writeWord(low);
      out.shorten(start + length);
    } else {
      out.writeRun(decode(form, high, low));
    }
  }

  /**
   * Returns whether two values of a form other than {@link #LONG} are in the order of their words.
   */
  static boolean isOrdered(int form, long highA, long highB) {
    return form != DIGITS || highA >>> COUNT_SHIFT == highB >>> COUNT_SHIFT;
  }

  private static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private static long padded(byte[] bytes, int from, int count) {
    if (count == Long.BYTES) {
      return word(bytes, from);
    }
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xffL) << (Long.SIZE - Byte.SIZE - i * Byte.SIZE);
    }
    return word;
  }

  private static byte[] decodeShort(long high, long low) {
    byte[] padded = new byte[MAX_SHORT];
    LONGS.set(padded, 0, high);
    LONGS.set(padded, Long.BYTES, low);
    int length = MAX_SHORT;
    while (length > 0 && padded[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(padded, length);
  }

  private boolean encodeDigits(byte[] bytes) {
    int length = bytes.length;
    if ((length > MAX_DIGITS && length < LONGEST_DIGITS) || !Swar.areDigits(word(bytes, 0))) {
      return false;
    }
    long noDigits = Swar.noDigits(word(bytes, length - Long.BYTES));
    for (int at = Long.BYTES; at + Long.BYTES <= length; at += Long.BYTES) {
      noDigits |= Swar.noDigits(word(bytes, at));
    }
    if (noDigits != 0) {
      return false;
    }
    if (length == LONGEST_DIGITS) {
      form = DIGITS_38;
      high = wordOfDigits(bytes, 0);
      low = wordOfDigits(bytes, DIGITS_A_WORD);
    } else {
      int split = Math.max(0, length - DIGITS_A_WORD);
      form = DIGITS;
      high = digits(bytes, 0, split) | ((long) length << COUNT_SHIFT);
      low = digits(bytes, split, length);
    }
    return true;
  }

  /** Like {@link #digits}, for as many as fit into a word. */
  private static long wordOfDigits(byte[] bytes, int from) {
    long first = Swar.digits(word(bytes, from));
    long second = Swar.digits(word(bytes, from + Long.BYTES));
    int rest = DIGITS_A_WORD - 2 * Long.BYTES;
    long third = Swar.lastDigits(word(bytes, from + rest + Long.BYTES), rest);
    return (first * 100_000_000 + second) * POWERS_OF_TEN[rest] + third;
  }

  private static long digits(byte[] bytes, int from, int to) {
    long number = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      number = number * 100_000_000 + Swar.digits(word(bytes, at));
    }
    if (at < to) {
      long word =
          to < Long.BYTES
              ? word(bytes, 0) >>> (Long.SIZE - to * Byte.SIZE)
              : word(bytes, to - Long.BYTES);
      number = number * POWERS_OF_TEN[to - at] + Swar.lastDigits(word, to - at);
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
    long upper = Long.divideUnsigned(number, 1_000_000_000);
    int middle = Math.max(from, to - 9);
    putSmall(number - upper * 1_000_000_000, into, middle, to);
    putSmall(upper, into, from, middle);
  }

  /** Like {@link #putDigits} for a number that is not negative. */
  private static void putSmall(long number, byte[] into, int from, int to) {
    long rest = number;
    for (int at = to - 1; at >= from; at--) {
      long quotient = rest / 10;
      into[at] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
  }

  private boolean encodeHex(byte[] bytes) {
    if (bytes.length == UUID_LENGTH
        && bytes[8] == '-'
        && bytes[13] == '-'
        && bytes[18] == '-'
        && bytes[23] == '-') {
      return encodeHex(
          UUID,
          word(bytes, 0),
          twice((int) INTS.get(bytes, 9), (int) INTS.get(bytes, 14)),
          twice((int) INTS.get(bytes, 19), (int) INTS.get(bytes, 24)),
          word(bytes, 28));
    }
    return bytes.length == HEX_LENGTH
        && encodeHex(HEX, word(bytes, 0), word(bytes, 8), word(bytes, 16), word(bytes, 24));
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
