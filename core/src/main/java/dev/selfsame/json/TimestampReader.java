package dev.selfsame.json;

import dev.selfsame.engine.mapping.TimeFormats;
import dev.selfsame.engine.mapping.TimeRule;
import dev.selfsame.engine.mapping.TimeSource;
import dev.selfsame.engine.mapping.TimeWindow;
import dev.selfsame.internal.value.IsoTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping's document says of times. */
final class TimestampReader {
  private static final Duration FUTURE_TOLERANCE = Duration.ofDays(1);

  private TimestampReader() {}

  /** Returns how the rows get their times, or null if they have none. */
  static @Nullable TimeRule read(Document document) {
    TimeWindow window = window(document);
    if (!document.has("timestamp")) {
      return null;
    }
    Object timestamp = document.get("timestamp");
    String place = document.place("timestamp");
    if (!(timestamp instanceof Map<?, ?>)) {
      return new TimeRule(
          sources(place, timestamp),
          TimeFormats.of(List.of("iso"), null, Locale.ROOT),
          false,
          window);
    }
    Document rule = Document.of(place, timestamp, "path", "format", "zone", "locale", "default");
    boolean defaultsToNow = rule.has("default");
    if (defaultsToNow && !rule.string("default").equals("now")) {
      throw Document.wants(rule.place("default"), "\"now\"");
    }
    return new TimeRule(
        sources(rule.place("path"), rule.get("path")), formats(rule), defaultsToNow, window);
  }

  private static List<TimeSource> sources(String place, @Nullable Object paths) {
    List<TimeSource> sources = new ArrayList<>();
    for (Object path : Document.several(paths)) {
      sources.add(source(place, path));
    }
    if (sources.isEmpty()) {
      throw Document.wants(place, "a path, or an array of paths");
    }
    return sources;
  }

  private static TimeSource source(String place, @Nullable Object path) {
    if (path instanceof String text) {
      return TimeSource.at(text);
    }
    if (!(path instanceof Map<?, ?>)) {
      throw Document.wants(place, "a path, or an array of paths");
    }
    Document clock = Document.of(place, path, "original", "sent", "received");
    return TimeSource.corrected(
        clock.string("original"), clock.string("sent"), clock.string("received"));
  }

  /**
   * Returns the formats that an object with {@code format}, {@code zone} and {@code locale} has.
   */
  static TimeFormats formats(Document rule) {
    List<String> names = rule.has("format") ? rule.strings("format") : List.of("iso");
    if (names.isEmpty()) {
      throw Document.wants(rule.place("format"), "a format, or an array of formats");
    }
    try {
      return TimeFormats.of(names, zone(rule), locale(rule));
    } catch (IllegalArgumentException noFormat) {
      throw new IllegalArgumentException(
          rule.place("format") + ": " + noFormat.getMessage(), noFormat);
    }
  }

  private static @Nullable ZoneId zone(Document rule) {
    if (!rule.has("zone")) {
      return null;
    }
    try {
      return ZoneId.of(rule.string("zone"));
    } catch (DateTimeException unknown) {
      throw Document.wants(rule.place("zone"), "a time zone, such as \"Europe/Berlin\"");
    }
  }

  private static Locale locale(Document rule) {
    if (!rule.has("locale")) {
      return Locale.ENGLISH;
    }
    Locale locale = Locale.forLanguageTag(rule.string("locale"));
    if (locale.getLanguage().isEmpty()) {
      throw Document.wants(rule.place("locale"), "a language tag, such as \"de\" or \"en-US\"");
    }
    return locale;
  }

  private static TimeWindow window(Document document) {
    Duration tolerance = document.duration("futureTolerance").orElse(FUTURE_TOLERANCE);
    if (tolerance.isNegative()) {
      throw Document.wants(
          document.place("futureTolerance"), "a time span of zero or more, such as \"PT24H\"");
    }
    return new TimeWindow(earliest(document), tolerance);
  }

  private static @Nullable Instant earliest(Document document) {
    if (!document.has("earliest")) {
      return null;
    }
    try {
      return IsoTime.parse(document.string("earliest"));
    } catch (DateTimeException noTime) {
      throw Document.wants(
          document.place("earliest"), "a date or a time in UTC, such as \"1990-01-01\"");
    }
  }
}
