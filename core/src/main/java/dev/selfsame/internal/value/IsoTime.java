package dev.selfsame.internal.value;

import dev.selfsame.internal.column.Invisible;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;

/**
 * A parser for the times of ISO 8601: a date and a time of day with {@code Z} or an offset, or a
 * date alone, which means its midnight in UTC.
 *
 * <p>Dates are calendar dates ({@code 2026-02-11}), week dates ({@code 2026-W07-3}) or ordinal
 * dates ({@code 2026-042}). The date, the time of day and the offset may be in the extended format
 * or in the basic one without hyphens and colons. Between date and time is a {@code T} or a space.
 * Minutes and seconds can be left out; the last part may have a fraction, after a point or a comma,
 * of which nine digits are used. {@code 23:59:60} is the second before midnight and {@code
 * 24:00:00} the end of the day, as for {@link Instant#parse}.
 *
 * <p>An instance parses one text. Any other text throws a {@link DateTimeException} whose message
 * states the remedy and shows nothing of the text.
 */
public final class IsoTime {
  private static final int MOST_FRACTION_DIGITS = 9;
  private static final long NANOS_A_SECOND = 1_000_000_000;
  private static final int SECONDS_A_DAY = 86_400;

  /** {@code 2026-02-11T09:30:00}. */
  private static final int USUAL_LENGTH = 19;

  private static final char MINUS = '\u2212';

  private final String text;
  private int place;

  private IsoTime(String text) {
    this.text = text;
  }

  /**
   * Parses a time.
   *
   * @throws DateTimeException if the text is not a time, has no zone, or is outside the years 0001
   *     to 9999
   */
  public static Instant parse(String text) {
    IsoTime reader = new IsoTime(Invisible.trim(text));
    Instant time = reader.isUsual() ? reader.readUsual() : reader.read();
    if (!TimeRange.contains(time)) {
      throw outOfRange();
    }
    return time;
  }

  /** Returns whether the text can only be the usual form in UTC. */
  private boolean isUsual() {
    int end = text.length() - 1;
    return end >= USUAL_LENGTH
        && end <= USUAL_LENGTH + 1 + MOST_FRACTION_DIGITS
        && text.charAt(end) == 'Z'
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private Instant readUsual() {
    LocalDate date = date(digits(0, 4), digits(5, 2), digits(8, 2));
    int hour = digits(11, 2);
    int minute = digits(14, 2);
    int second = digits(17, 2);
    int end = text.length() - 1;
    place = USUAL_LENGTH;
    long nanos = end == USUAL_LENGTH ? 0 : fraction();
    if (nanos < 0 || place != end) {
      throw noTime();
    }
    return instant(date, hour, minute, second, nanos, ZoneOffset.UTC);
  }

  private Instant read() {
    requireFourDigitsOfYear();
    LocalDate date = readDate();
    if (place == text.length()) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (!skip('T') && !skip('t') && !skip(' ')) {
      throw noTime();
    }
    int[] parts = {next(2), 0, 0};
    int last = 0;
    boolean colons = text.startsWith(":", place);
    while (last < 2 && (colons ? skip(':') : isDigit(place))) {
      parts[++last] = next(2);
    }
    int beforeFraction = place;
    long unit = last == 0 ? 3600 : last == 1 ? 60 : 1;
    long nanos = Math.max(0, fraction()) * unit;
    if (unit > 1 && place == beforeFraction + 1) {
      throw noTime();
    }
    parts[1] += (int) (nanos / (60 * NANOS_A_SECOND));
    parts[2] += (int) (nanos / NANOS_A_SECOND % 60);
    ZoneOffset offset = readOffset();
    if (place != text.length()) {
      throw noTime();
    }
    return instant(date, parts[0], parts[1], parts[2], nanos % NANOS_A_SECOND, offset);
  }

  /** Refuses a sign, which years of more digits, or before year 1, have. */
  private void requireFourDigitsOfYear() {
    boolean signed = text.startsWith("+") || text.startsWith("-") || text.startsWith("\u2212");
    if (signed && isDigit(1) && isDigit(2) && isDigit(3) && isDigit(4)) {
      throw outOfRange();
    }
  }

  private LocalDate readDate() {
    int year = next(4);
    boolean extended = skip('-');
    if (skip('W') || skip('w')) {
      int week = next(2);
      if (skip('-') != extended) {
        throw noTime();
      }
      return dateOfWeek(year, week, next(1));
    }
    int start = place;
    while (isDigit(place)) {
      place++;
    }
    int count = place - start;
    place = start;
    if (count == 3) {
      return dateOfYear(year, next(3));
    }
    int month = next(2);
    if (skip('-') != extended) {
      throw noTime();
    }
    return date(year, month, next(2));
  }

  private static LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException noSuchDay) {
      throw noTime();
    }
  }

  private static LocalDate dateOfYear(int year, int day) {
    try {
      return LocalDate.ofYearDay(year, day);
    } catch (DateTimeException noSuchDay) {
      throw noTime();
    }
  }

  private static LocalDate dateOfWeek(int year, int week, int day) {
    // The fourth of January is in the first week of its year.
    LocalDate inFirst = LocalDate.of(year, 1, 4);
    LocalDate date = inFirst.plusWeeks(week - 1L).plusDays(day - inFirst.getDayOfWeek().getValue());
    if (day < 1 || day > 7 || week < 1 || date.get(IsoFields.WEEK_BASED_YEAR) != year) {
      throw noTime();
    }
    return date;
  }

  private ZoneOffset readOffset() {
    if (place == text.length()) {
      throw new DateTimeException(
          "The timestamp has no zone. Append Z for UTC, or an offset, such as in 2026-02-11T09:30:00+01:00.");
    }
    if (skip('Z') || skip('z')) {
      return ZoneOffset.UTC;
    }
    boolean west = skip('-') || skip(MINUS);
    if (!west && !skip('+')) {
      throw noTime();
    }
    int seconds = next(2) * 3600;
    for (int unit = 60; unit > 0 && place < text.length(); unit /= 60) {
      skip(':');
      int part = next(2);
      if (part >= 60) {
        throw noTime();
      }
      seconds += part * unit;
    }
    try {
      return ZoneOffset.ofTotalSeconds(west ? -seconds : seconds);
    } catch (DateTimeException tooFar) {
      throw noTime();
    }
  }

  private static Instant instant(
      LocalDate date, int hour, int minute, int second, long nanos, ZoneOffset offset) {
    boolean endOfDay = hour == 24 && minute == 0 && second == 0 && nanos == 0;
    boolean leapSecond = hour == 23 && minute == 59 && second == 60;
    if ((hour > 23 && !endOfDay) || minute > 59 || (second > 59 && !leapSecond)) {
      throw noTime();
    }
    long ofDay = hour * 3600L + minute * 60L + (leapSecond ? 59 : second);
    return Instant.ofEpochSecond(
        date.toEpochDay() * SECONDS_A_DAY + ofDay - offset.getTotalSeconds(), nanos);
  }

  /** Parses a point or comma and the digits after it as billionths; -1 if there is neither. */
  private long fraction() {
    if (!skip('.') && !skip(',')) {
      return -1;
    }
    long billionths = 0;
    int count = 0;
    for (; isDigit(place); place++) {
      if (count < MOST_FRACTION_DIGITS) {
        billionths = billionths * 10 + (text.charAt(place) - '0');
        count++;
      }
    }
    for (; count < MOST_FRACTION_DIGITS; count++) {
      billionths *= 10;
    }
    return billionths;
  }

  private int next(int count) {
    int value = digits(place, count);
    place += count;
    return value;
  }

  private int digits(int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      if (!isDigit(i)) {
        throw noTime();
      }
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private boolean skip(char c) {
    if (place < text.length() && text.charAt(place) == c) {
      place++;
      return true;
    }
    return false;
  }

  private static DateTimeException noTime() {
    return new DateTimeException(
        "The timestamp is not an ISO 8601 time. Write an instant, such as 2026-02-11T09:30:00Z, or a date, such as 2026-02-11.");
  }

  private static DateTimeException outOfRange() {
    return new DateTimeException(
        "The timestamp is outside the years 0001 to 9999. Fix it at its source, or leave it out.");
  }
}
