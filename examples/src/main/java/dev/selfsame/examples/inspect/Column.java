package dev.selfsame.examples.inspect;

import com.google.common.collect.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was found out about a column of a table, or a path in JSON objects.
 *
 * @param stats the statistics of its values
 * @param type the type that fits them
 * @param meaning what they are
 */
record Column(PathStats stats, ColumnType type, Meaning meaning) {

  String path() {
    return stats.path();
  }

  /** Returns whether a mapping can name this column, and an attribute can have its name. */
  boolean isPath() {
    return Paths.isPath(path());
  }

  /** Returns whether each value, or nearly each, is on one row only. */
  boolean isUnique() {
    return Uniqueness.isUnique(stats);
  }

  /** Returns the first and the last day of the times in this column, if it has times. */
  Optional<Range<LocalDate>> days() {
    if (!type.kind().isEpoch()) {
      return type.dates().map(dates -> Range.closed(dates.earliest(), dates.latest()));
    }
    return Optional.of(
        Range.closed(day(stats.numbers().smallest()), day(stats.numbers().largest())));
  }

  private LocalDate day(long number) {
    long second = number / type.kind().perSecond();
    return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** Returns whether times in this column have a time of day. */
  boolean hasTimeOfDay() {
    return type.kind().isTime() && type.kind() != ColumnType.Kind.DATE;
  }

  /** Returns how a mapping names the formats of the times in this column, the usual one first. */
  List<String> formats() {
    if (type.kind().isEpoch()) {
      return List.of(type.kind().name().toLowerCase(Locale.ROOT));
    }
    return type.dates().stream()
        .flatMap(dates -> dates.formats().stream())
        .map(DateFormat::nameInMapping)
        .distinct()
        .toList();
  }

  /** Returns the language of the names of months in this column, if it has some. */
  Optional<String> locale() {
    return type.dates().stream()
        .flatMap(dates -> dates.formats().stream())
        .filter(DateFormat::hasNames)
        .map(format -> format.locale().getLanguage())
        .findFirst();
  }
}
