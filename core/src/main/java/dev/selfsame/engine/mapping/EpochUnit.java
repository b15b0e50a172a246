package dev.selfsame.engine.mapping;

import dev.selfsame.internal.column.Invisible;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A unit in which rows count the time since 1970. */
enum EpochUnit implements TimeFormat {
  SECONDS(0),
  MILLIS(3),
  MICROS(6),
  NANOS(9);

  private static final int NANO_DIGITS = 9;
  private static final BigInteger NANOS_A_SECOND = BigInteger.TEN.pow(NANO_DIGITS);

  /** More digits than any time in the years 0001 to 9999 has, in any unit. */
  private static final int MAX_DIGITS = 40;

  private final int digits;

  EpochUnit(int digits) {
    this.digits = digits;
  }

  /** Returns the unit of a format, or null if the format is none of units. */
  static @Nullable EpochUnit named(String format) {
    for (EpochUnit unit : values()) {
      if (unit.format().equals(format)) {
        return unit;
      }
    }
    return null;
  }

  /** Returns the format that has this unit. */
  String format() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Instant parse(Object value) {
    BigDecimal count = count(value);
    if (count == null) {
      throw new DateTimeException(
          "This is no number of %s since 1970. Set 'format' to what it is.".formatted(format()));
    }
    return of(count);
  }

  @Override
  public LocalDate parseDate(Object value) {
    return LocalDate.ofInstant(parse(value), ZoneOffset.UTC);
  }

  /** Returns the time that is so much after 1970 began, in this unit. */
  Instant of(BigDecimal count) {
    if (Math.abs((long) count.precision() - count.scale()) > MAX_DIGITS) {
      throw new DateTimeException("The number is out of range.");
    }
    BigInteger nanos = count.scaleByPowerOfTen(NANO_DIGITS - digits).toBigInteger();
    BigInteger[] parts = nanos.divideAndRemainder(NANOS_A_SECOND);
    try {
      return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    } catch (ArithmeticException outOfRange) {
      throw new DateTimeException("The number is out of range.", outOfRange);
    }
  }

  /** Returns a number, also one that is written as a text; null if it is none. */
  static @Nullable BigDecimal count(Object value) {
    if (!(value instanceof String text)) {
      return ScalarText.number(value);
    }
    String digits = Invisible.trim(text);
    if (digits.isEmpty() || digits.length() > MAX_DIGITS || !isPlain(digits)) {
      return null;
    }
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static boolean isPlain(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && (c != '-' || i > 0)) {
        return false;
      }
    }
    return true;
  }
}
