package dev.selfsame.engine.mapping;

import dev.selfsame.internal.column.Invisible;
import dev.selfsame.internal.value.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format of ISO 8601. Times without an offset, and dates, are those of a zone if there is one;
 * else such times are refused, and dates begin in UTC.
 */
final class IsoTimeFormat implements TimeFormat {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .appendPattern("HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** {@code 2026-02-11}. */
  private static final int DATE_LENGTH = 10;

  private final @Nullable ZoneId zone;

  IsoTimeFormat(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public Instant parse(Object value) {
    String text = text(value);
    TemporalAccessor local = zone == null ? null : local(text);
    if (zone == null || local == null) {
      return IsoTime.parse(text);
    }
    return local instanceof LocalDateTime time
        ? time.atZone(zone).toInstant()
        : LocalDate.from(local).atStartOfDay(zone).toInstant();
  }

  @Override
  public LocalDate parseDate(Object value) {
    String text = text(value);
    TemporalAccessor local = local(text);
    if (local != null) {
      return LocalDate.from(local);
    }
    Instant time = IsoTime.parse(text);
    TemporalAccessor start =
        text.length() > DATE_LENGTH ? local(text.substring(0, DATE_LENGTH)) : null;
    return start == null ? LocalDate.ofInstant(time, ZoneOffset.UTC) : LocalDate.from(start);
  }

  private static String text(Object value) {
    String text = ScalarText.ofAny(value);
    if (text == null) {
      throw new DateTimeException("This is no time. Map the path of a text or a number.");
    }
    return Invisible.trim(text);
  }

  private static @Nullable TemporalAccessor local(String text) {
    try {
      return LOCAL.parseBest(text, LocalDateTime::from, LocalDate::from);
    } catch (DateTimeException notLocal) {
      return null;
    }
  }
}
