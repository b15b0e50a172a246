package dev.selfsame.examples.inspect;

import com.google.common.collect.Range;
import dev.selfsame.examples.inspect.ColumnType.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The choice of the column with the time of a row: of its last change, or of what happened. */
final class TimeChoice {
  /** The formats of a column that needs none in a mapping. */
  static final List<String> ISO = List.of("iso");

  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final List<Meaning> OF_RECORDS =
      List.of(Meaning.CHANGED, Meaning.TIME, Meaning.CREATED);
  private static final List<Meaning> OF_EVENTS =
      List.of(Meaning.TIME, Meaning.CREATED, Meaning.CHANGED);

  private final FileFindings file;
  private final boolean isEvent;
  private final Range<LocalDate> plausible;

  /**
   * Makes the choice for a file.
   *
   * @param isEvent whether its rows are events
   * @param now the time that no row can be much later than
   */
  TimeChoice(FileFindings file, boolean isEvent, Instant now) {
    this.file = file;
    this.isEvent = isEvent;
    this.plausible = Range.closed(EARLIEST, now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1));
  }

  /** Returns the column, or empty if there is none. */
  Optional<Column> column() {
    List<Meaning> order = isEvent ? OF_EVENTS : OF_RECORDS;
    return file.nameable().stream()
        .filter(each -> order.contains(each.meaning()) && each.path().indexOf('[') < 0)
        .filter(each -> each.days().filter(plausible::encloses).isPresent())
        .min(
            Comparator.<Column>comparingInt(each -> order.indexOf(each.meaning()))
                .thenComparing(each -> !each.hasTimeOfDay())
                .thenComparingLong(each -> -each.stats().filledRows()));
  }

  /** Returns what a mapping has under "timestamp" for a column. */
  Object timestamp(Column column) {
    boolean isComplete =
        column.stats().filledRows() == file.rows() && column.type().exceptions() == 0;
    List<String> formats = column.formats();
    if (isComplete && formats.equals(ISO) && !hasNoZone(column)) {
      return column.path();
    }
    Map<String, Object> timestamp = new LinkedHashMap<>();
    timestamp.put("path", column.path());
    addFormat(column, timestamp);
    if (column.stats().filledRows() < file.rows()) {
      timestamp.put("default", "now");
    }
    return timestamp;
  }

  /** Adds the format of the times of a column, and its zone, as far as they are not the usual. */
  static void addFormat(Column column, Map<String, Object> target) {
    List<String> formats = column.formats();
    if (!formats.equals(ISO)) {
      target.put("format", formats.size() == 1 ? formats.get(0) : formats);
    }
    if (hasNoZone(column)) {
      target.put("zone", "UTC");
    }
    column.locale().ifPresent(locale -> target.put("locale", locale));
  }

  private static boolean hasNoZone(Column column) {
    return column.type().kind() == Kind.LOCAL_TIME;
  }

  /** Says why the column was chosen, and what is not sure. */
  void remark(Optional<Column> chosen, Remarks remarks) {
    if (chosen.isEmpty()) {
      remarks.because(
          "No column has the time of %s, so rows get the time of the run."
              .formatted(isEvent ? "what happened" : "the last change"));
      return;
    }
    Column column = chosen.get();
    if (isEvent || column.meaning() == Meaning.CHANGED) {
      remarks.because(
          "'%s' is the time of %s, by its name."
              .formatted(column.path(), isEvent ? "what happened" : "the last change"));
    } else {
      remarks.ask(
          "Is '%s' the time of the last change? The draft says so.".formatted(column.path()));
    }
    if (column.stats().filledRows() < file.rows()) {
      remarks.because(
          "'%s' is not in all rows; those without get the time of the run."
              .formatted(column.path()));
    }
    boolean isAmbiguous = column.type().dates().filter(Dates::isAmbiguous).isPresent();
    if (isAmbiguous && file.conventions().order() == DayOrder.UNKNOWN) {
      remarks.ask(
          "Is the day first in '%s', or the month? The dates do not tell; the draft says the day."
              .formatted(column.path()));
    }
    if (hasNoZone(column)) {
      remarks.ask(
          "In which time zone is '%s'? The draft says UTC; write one such as Europe/Berlin."
              .formatted(column.path()));
    }
  }
}
