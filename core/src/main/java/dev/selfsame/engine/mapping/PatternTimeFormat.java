package dev.selfsame.engine.mapping;

import com.google.common.base.Preconditions;
import dev.selfsame.internal.column.Invisible;
import dev.selfsame.internal.value.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A format given by a pattern of {@link DateTimeFormatter}. Days that do not exist are refused,
 * letters may be of either case, and times without an offset are those of a zone.
 */
final class PatternTimeFormat implements TimeFormat {
  private final String pattern;
  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  private PatternTimeFormat(String pattern, DateTimeFormatter formatter, ZoneId zone) {
    this.pattern = pattern;
    this.formatter = formatter;
    this.zone = zone;
  }

  /**
   * Returns the format of a pattern.
   *
   * @throws IllegalArgumentException if it is no pattern, or has no date
   */
  static PatternTimeFormat of(String pattern, ZoneId zone, Locale locale) {
    DateTimeFormatter formatter;
    try {
      formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(withProlepticYear(pattern))
              .toFormatter(locale)
              .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException noPattern) {
      throw new IllegalArgumentException(
          "'%s' is no date pattern. Write one such as dd.MM.yyyy, or iso, seconds, millis, micros, nanos."
              .formatted(pattern),
          noPattern);
    }
    PatternTimeFormat format = new PatternTimeFormat(pattern, formatter, zone);
    Preconditions.checkArgument(
        format.canReadWhatItWrites(),
        "'%s' has no year, month and day. Write a pattern with all three, such as dd.MM.yyyy.",
        pattern);
    return format;
  }

  /**
   * Returns a pattern whose year needs no era: the letter {@code y} has one, which strict parsing
   * requires and nobody writes.
   */
  private static String withProlepticYear(String pattern) {
    StringBuilder proleptic = new StringBuilder(pattern);
    boolean isQuoted = false;
    for (int i = 0; i < proleptic.length(); i++) {
      char c = proleptic.charAt(i);
      isQuoted ^= c == '\'';
      if (c == 'y' && !isQuoted) {
        proleptic.setCharAt(i, 'u');
      }
    }
    return proleptic.toString();
  }

  private boolean canReadWhatItWrites() {
    try {
      ZonedDateTime time = ZonedDateTime.of(2026, 2, 11, 9, 30, 0, 0, zone);
      parse(formatter.format(time));
      return true;
    } catch (DateTimeException incomplete) {
      return false;
    }
  }

  @Override
  public Instant parse(Object value) {
    Instant time = instant(parseBest(value), zone);
    if (!TimeRange.contains(time)) {
      throw new DateTimeException(
          "The time is outside the years 0001 to 9999. Fix it at its source.");
    }
    return time;
  }

  @Override
  public LocalDate parseDate(Object value) {
    return LocalDate.from(parseBest(value));
  }

  private TemporalAccessor parseBest(Object value) {
    String text = ScalarText.ofAny(value);
    try {
      if (text != null) {
        return formatter.parseBest(
            Invisible.trim(text), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      }
    } catch (DateTimeException misfit) {
      // Its message quotes the text.
    }
    throw new DateTimeException(
        "The text is no time of the format %s. Fix it at its source, or add its format to 'format'."
            .formatted(pattern));
  }

  private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
    if (parsed instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    return parsed instanceof LocalDateTime time
        ? time.atZone(zone).toInstant()
        : LocalDate.from(parsed).atStartOfDay(zone).toInstant();
  }
}
