package dev.selfsame.internal.identity;

/**
 * Operations on eight ASCII characters at once, the first one in the highest byte of a word: each
 * step works on all bytes of the word, without carries between them.
 */
final class Swar {
  private static final long ONES = 0x0101010101010101L;
  private static final long ZEROS = '0' * ONES;
  private static final long LOW_NIBBLES = 0x0f * ONES;
  private static final long HIGH_NIBBLES = ~LOW_NIBBLES;

  private Swar() {}

  /** Returns whether all eight are decimal digits. */
  static boolean areDigits(long word) {
    return noDigits(word) == 0;
  }

  /** Returns zero for eight decimal digits, and another number for anything else. */
  static long noDigits(long word) {
    return ((word ^ ZEROS) | ((word + 6 * ONES) ^ ZEROS)) & HIGH_NIBBLES;
  }

  /** Returns the value of eight decimal digits. */
  static long digits(long word) {
    return number(word & LOW_NIBBLES);
  }

  /** Returns the value of the last few of eight decimal digits, at least one. */
  static long lastDigits(long word, int count) {
    return number(word & (LOW_NIBBLES >>> (Long.SIZE - count * Byte.SIZE)));
  }

  private static long number(long digits) {
    long pairs = (digits + 10 * (digits >>> 8)) & 0x00ff00ff00ff00ffL;
    long fours = (pairs + 100 * (pairs >>> 16)) & 0x0000ffff0000ffffL;
    return (fours * (10_000 + (1L << 32))) >>> 32;
  }

  /** Returns whether all eight are hexadecimal digits in lower case. */
  static boolean areHex(long word) {
    long letters = (word >>> 6) & ONES;
    long values = (word & LOW_NIBBLES) + 9 * letters;
    boolean inRange =
        (values & HIGH_NIBBLES) == 0 && (((values + 6 * ONES) >>> 4) & ONES) == letters;
    return inRange && values + ZEROS + ('a' - '0' - 10) * letters == word;
  }

  /** Returns the value of eight hexadecimal digits. */
  static long hex(long word) {
    long nibbles = (word & LOW_NIBBLES) + 9 * ((word >>> 6) & ONES);
    long bytes = (nibbles | (nibbles >>> 4)) & 0x00ff00ff00ff00ffL;
    long shorts = (bytes | (bytes >>> 8)) & 0x0000ffff0000ffffL;
    return (shorts | (shorts >>> 16)) & 0xffff_ffffL;
  }
}
