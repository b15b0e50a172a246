package dev.selfsame.examples.inspect;

import dev.selfsame.json.FragmentJson;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to write a date or a time.
 *
 * @param pattern the pattern as {@link DateTimeFormatter} has it, or {@code iso}
 * @param locale whose names months have
 * @param formatter the formatter of the pattern
 */
record DateFormat(String pattern, Locale locale, DateTimeFormatter formatter) {
  private static final String ISO = "iso";
  private static final String UTC = "UTC";
  private static final Pattern READ_AS_ISO =
      Pattern.compile("yyyy-MM-dd(?:(?: |'T')HH:mm[:.sS]*)?");
  private static final Pattern DAY_AND_MONTH = Pattern.compile("(dd?|MM?)([^dM])(dd?|MM?)(?![dM])");
  private static final List<ChronoField> TIME_FIELDS =
      List.of(
          ChronoField.HOUR_OF_DAY,
          ChronoField.CLOCK_HOUR_OF_AMPM,
          ChronoField.MINUTE_OF_HOUR,
          ChronoField.SECOND_OF_MINUTE);

  static DateFormat of(String pattern, Locale locale) {
    return new DateFormat(pattern, locale, formatterOf(pattern, locale));
  }

  /** Returns the format of times of ISO 8601 with an offset. */
  static DateFormat iso() {
    return new DateFormat(ISO, Locale.ROOT, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static DateTimeFormatter formatterOf(String pattern, Locale locale) {
    // The year of an era would need the era.
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern.replace('y', 'u'))
        .toFormatter(locale)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Returns how a mapping names this format: iso also reads days, and times with its zone. */
  String nameInMapping() {
    return READ_AS_ISO.matcher(pattern).matches() ? ISO : pattern;
  }

  boolean isIso() {
    return pattern.equals(ISO);
  }

  boolean hasTwoDigitYear() {
    return pattern.contains("yy") && !pattern.contains("yyyy");
  }

  /** Returns whether names of months, or of halves of the day, depend on the locale. */
  boolean hasNames() {
    return pattern.contains("MMM");
  }

  /** Returns whether a text in this format tells its zone. */
  boolean hasZone() {
    return isIso() || pattern.contains(UTC);
  }

  /** Returns whether dates are written in digits only. */
  boolean isOneNumber() {
    return pattern.startsWith("yyyyMMdd");
  }

  /** Returns whether there is a time of day. */
  boolean hasTime() {
    return isIso() || pattern.indexOf('H') >= 0 || pattern.indexOf('h') >= 0;
  }

  /** Returns the pattern with day and month in the other order, or itself if it has names. */
  String swapped() {
    Matcher numbers = DAY_AND_MONTH.matcher(pattern);
    return numbers.lookingAt()
        ? numbers.group(3) + numbers.group(2) + numbers.group(1) + pattern.substring(numbers.end())
        : pattern;
  }

  /** Returns whether nobody exchanges day and month in this format. */
  boolean hasOneOrder() {
    return pattern.startsWith("d.") || pattern.startsWith("dd.");
  }

  /** Returns whether day or month comes first; unknown if it is the year. */
  DayOrder order() {
    return switch (pattern.charAt(0)) {
      case 'd' -> DayOrder.DAY_FIRST;
      case 'M' -> DayOrder.MONTH_FIRST;
      default -> DayOrder.UNKNOWN;
    };
  }

  /** Returns a number that is higher the more exactly a pattern says what is written. */
  int precision() {
    return isIso() ? Integer.MAX_VALUE : pattern.length();
  }

  /** Returns the date that a text tells, in UTC, or null if it does not have this format. */
  @Nullable LocalDate read(String text) {
    return isIso() ? readInstant(text) : readFields(text);
  }

  private static @Nullable LocalDate readInstant(String text) {
    try {
      return FragmentJson.parseTimestamp(text).atOffset(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  /** A text that does not fit is the usual case, so it must cost no exception. */
  private @Nullable LocalDate readFields(String text) {
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor fields = formatter.parseUnresolved(text, position);
    if (fields == null || position.getErrorIndex() >= 0 || position.getIndex() < text.length()) {
      return null;
    }
    long year = fields.getLong(ChronoField.YEAR);
    long month = fields.getLong(ChronoField.MONTH_OF_YEAR);
    long day = fields.getLong(ChronoField.DAY_OF_MONTH);
    boolean isDate =
        year >= 1
            && year <= 9999
            && ChronoField.MONTH_OF_YEAR.range().isValidValue(month)
            && day >= 1
            && day <= YearMonth.of((int) year, (int) month).lengthOfMonth();
    return isDate && isTimeOfDay(fields) ? LocalDate.of((int) year, (int) month, (int) day) : null;
  }

  private static boolean isTimeOfDay(TemporalAccessor fields) {
    return TIME_FIELDS.stream()
        .filter(fields::isSupported)
        .allMatch(field -> field.range().isValidValue(fields.getLong(field)));
  }

  /** A formatter is equal to nothing but itself. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DateFormat that
        && pattern.equals(that.pattern)
        && locale.equals(that.locale);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pattern, locale);
  }
}
