package dev.selfsame.engine.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The text of a scalar, which does not depend on how JSON wrote it: {@code 42}, {@code 42.0} and
 * {@code 4.2e1} are {@code 42}.
 */
final class ScalarText {
  /** The longest number that is written out: longer than any identity may be. */
  private static final int MAX_DIGITS = 2000;

  /** From here on, a double no longer tells each whole number from the next. */
  private static final double EXACT_DOUBLES = 9_007_199_254_740_992.0;

  private ScalarText() {}

  /**
   * Returns a text, or the digits of a whole number; null for anything else, since a fraction or a
   * boolean identifies nobody.
   */
  static @Nullable String ofIdentity(Object value) {
    if (value instanceof String text) {
      return text;
    }
    BigDecimal number = number(value);
    if (number == null || isLong(number)) {
      return null;
    }
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() > 0 ? null : plain.toBigIntegerExact().toString();
  }

  /** Returns the text of any scalar; null for an object, an array, or a number too long. */
  static @Nullable String ofAny(Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value.toString();
    }
    BigDecimal number = number(value);
    if (number == null || isLong(number)) {
      return null;
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Returns a number exactly; null if it is none, is not finite, or lost digits before. */
  static @Nullable BigDecimal number(Object value) {
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return BigDecimal.valueOf(((Number) value).longValue());
    } else if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) && Math.abs(number) < EXACT_DOUBLES
          ? new BigDecimal(value.toString())
          : null;
    }
    return null;
  }

  private static boolean isLong(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS
        || Math.abs((long) number.scale()) > MAX_DIGITS;
  }
}
