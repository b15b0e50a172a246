package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The formats that a time may have, of which the first that fits counts. */
public final class TimeFormats {
  private static final String ISO = "iso";

  private final ImmutableList<TimeFormat> formats;
  private final ImmutableList<String> names;

  private TimeFormats(ImmutableList<TimeFormat> formats, ImmutableList<String> names) {
    this.formats = formats;
    this.names = names;
  }

  /**
   * Returns formats by their names: {@code iso}, {@code seconds}, {@code millis}, {@code micros},
   * {@code nanos}, or a date pattern.
   *
   * @param names at least one
   * @param zone the zone of times without an offset; null for UTC, and for refusing ISO times
   *     without one
   * @param locale the locale of names of months and days
   * @throws IllegalArgumentException if a name is none
   */
  public static TimeFormats of(List<String> names, @Nullable ZoneId zone, Locale locale) {
    ZoneId known = zone == null ? ZoneOffset.UTC : zone;
    ImmutableList.Builder<TimeFormat> formats = ImmutableList.builder();
    for (String name : names) {
      EpochUnit unit = EpochUnit.named(name);
      formats.add(
          name.equals(ISO)
              ? new IsoTimeFormat(zone)
              : unit != null ? unit : PatternTimeFormat.of(name, known, locale));
    }
    return new TimeFormats(formats.build(), ImmutableList.copyOf(names));
  }

  /**
   * Parses a time.
   *
   * @throws DateTimeException if it has none of the formats
   */
  Instant parse(Object value) {
    return parse(value, TimeFormat::parse);
  }

  private <T> T parse(Object value, BiFunction<TimeFormat, Object, T> parser) {
    if (formats.size() == 1) {
      return parser.apply(formats.get(0), value);
    }
    for (TimeFormat format : formats) {
      try {
        return parser.apply(format, value);
      } catch (DateTimeException misfit) {
        // The next format may fit.
      }
    }
    throw new DateTimeException(
        "This has none of the formats %s. Fix it at its source, or add its format to 'format'."
            .formatted(String.join(", ", names)));
  }

  /**
   * Parses a date: the one that is written, whatever the time of day and the zone.
   *
   * @throws DateTimeException if it has none of the formats
   */
  LocalDate parseDate(Object value) {
    return parse(value, TimeFormat::parseDate);
  }

  /** Returns the unit of the only format, or null if there are others or it is one of texts. */
  @Nullable EpochUnit unit() {
    return formats.size() == 1 && formats.get(0) instanceof EpochUnit unit ? unit : null;
  }
}
