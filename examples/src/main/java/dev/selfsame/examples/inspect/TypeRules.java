package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.ColumnType.Kind;
import dev.selfsame.examples.inspect.Conventions.DecimalSign;
import dev.selfsame.examples.inspect.NumberStats.Form;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rules that tell the type of a column. */
final class TypeRules {
  private static final long EARLIEST_SECONDS = 946_684_800; // 2000
  private static final long YEARS_AHEAD = 2L * 366 * 24 * 3600;
  private static final long THOUSAND = 1000;
  private static final int FEWEST_FOR_CERTAIN = 5;
  private static final int EARLIEST_YEAR = 1900;
  private static final int YEARS_AHEAD_OF_DATES = 80;

  private final Conventions conventions;
  private final Instant now;

  TypeRules(Conventions conventions, Instant now) {
    this.conventions = conventions;
    this.now = now;
  }

  /** Returns the type that fits the values of a column. */
  ColumnType type(PathStats stats) {
    ColumnName name = ColumnName.of(stats.path());
    long all = stats.clear();
    if (all == 0) {
      return ColumnType.of(stats.count() == 0 ? Kind.EMPTY : Kind.TEXT, 0);
    }
    if (stats.booleans() == all) {
      return ColumnType.of(Kind.BOOLEAN, 0);
    }
    return booleans(stats, name)
        .or(() -> dates(stats, name))
        .or(() -> epoch(stats, name))
        .or(() -> numbers(stats))
        .orElseGet(() -> ColumnType.of(Kind.TEXT, 0));
  }

  private static Optional<ColumnType> booleans(PathStats stats, ColumnName name) {
    return Booleans.of(stats.words())
        .filter(booleans -> stats.typed() == 0)
        .filter(booleans -> !booleans.areDigits() || name.has(Hint.FLAG))
        .map(ColumnType::of);
  }

  private Optional<ColumnType> dates(PathStats stats, ColumnName name) {
    return stats
        .dates()
        .dates(conventions.order())
        .filter(dates -> Share.isNearlyAll(dates.count(), stats.clear()))
        .filter(dates -> !areDigits(dates) || areDates(dates, stats, name))
        .map(dates -> ColumnType.of(kind(dates), stats.clear() - dates.count(), dates));
  }

  private static boolean areDigits(Dates dates) {
    return dates.formats().stream().anyMatch(DateFormat::isOneNumber);
  }

  /** Returns whether numbers of eight digits are dates, and not by chance. */
  private boolean areDates(Dates dates, PathStats stats, ColumnName name) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    return (name.hasAny(Hint.TIME, Hint.BIRTH, Hint.CHANGED, Hint.CREATED)
            || stats.values().distinct() >= FEWEST_FOR_CERTAIN)
        && dates.earliest().getYear() >= EARLIEST_YEAR
        && dates.latest().isBefore(today.plusYears(YEARS_AHEAD_OF_DATES));
  }

  private static Kind kind(Dates dates) {
    if (dates.areDays()) {
      return Kind.DATE;
    }
    return dates.formats().stream().allMatch(DateFormat::hasZone) ? Kind.INSTANT : Kind.LOCAL_TIME;
  }

  /** Numbers since 1970, of which only seconds can be anything else. */
  private Optional<ColumnType> epoch(PathStats stats, ColumnName name) {
    NumberStats numbers = stats.numbers();
    boolean isNamed = name.hasAny(Hint.TIME, Hint.CHANGED, Hint.CREATED);
    if (numbers.count(Form.INTEGER) != stats.clear() || !(isNamed || isLong(stats))) {
      return Optional.empty();
    }
    long earliest = EARLIEST_SECONDS;
    long latest = now.getEpochSecond() + YEARS_AHEAD;
    for (Kind kind : new Kind[] {Kind.SECONDS, Kind.MILLIS, Kind.MICROS, Kind.NANOS}) {
      if (numbers.smallest() >= earliest && numbers.largest() <= latest) {
        return Optional.of(ColumnType.of(kind, 0));
      }
      earliest *= THOUSAND;
      latest *= THOUSAND;
    }
    return Optional.empty();
  }

  private static boolean isLong(PathStats stats) {
    return stats.values().distinct() >= FEWEST_FOR_CERTAIN
        && stats.numbers().smallest() >= EARLIEST_SECONDS * THOUSAND;
  }

  private Optional<ColumnType> numbers(PathStats stats) {
    NumberStats numbers = stats.numbers();
    long all = stats.clear();
    long integers = numbers.count(Form.INTEGER) + numbers.count(Form.GROUPED);
    if (numbers.count(Form.CODE) > 0) {
      return Optional.empty();
    }
    if (Share.isNearlyAll(integers, all)) {
      return Optional.of(ColumnType.of(Kind.INTEGER, all - integers));
    }
    DecimalSign sign = sign(numbers);
    long fitting = integers + decimals(numbers, sign);
    if (!Share.isNearlyAll(fitting, all)) {
      return Optional.empty();
    }
    return Optional.of(
        sign == DecimalSign.UNKNOWN
            ? ColumnType.of(Kind.UNSURE_NUMBER, all - fitting)
            : ColumnType.decimal(all - fitting, sign == DecimalSign.COMMA));
  }

  /** Returns how many numbers can be read that are not written as whole ones. */
  private static long decimals(NumberStats numbers, DecimalSign sign) {
    return switch (sign) {
      case POINT -> numbers.count(Form.POINT) + numbers.count(Form.UNSURE_POINT);
      case COMMA ->
          numbers.count(Form.COMMA)
              + numbers.count(Form.UNSURE_COMMA)
              + numbers.count(Form.UNSURE_POINT);
      case UNKNOWN -> numbers.count(Form.UNSURE_POINT) + numbers.count(Form.UNSURE_COMMA);
    };
  }

  private DecimalSign sign(NumberStats numbers) {
    long points = numbers.count(Form.POINT);
    long commas = numbers.count(Form.COMMA);
    if (points == commas) {
      return conventions.decimals();
    }
    return points > commas ? DecimalSign.POINT : DecimalSign.COMMA;
  }
}
