package dev.selfsame.examples.inspect;

import java.time.LocalDate;
import java.util.List;

/**
 * The dates of a column.
 *
 * @param formats the formats that together read them, the one that reads most first
 * @param count how many texts they read
 * @param earliest the earliest date
 * @param latest the latest date
 * @param order the order of day and month that follows from the texts; unknown if they tell nothing
 * @param isAmbiguous whether day and month can be exchanged in all texts of a format
 */
record Dates(
    List<DateFormat> formats,
    long count,
    LocalDate earliest,
    LocalDate latest,
    DayOrder order,
    boolean isAmbiguous) {

  Dates {
    formats = List.copyOf(formats);
  }

  /** Returns whether a format has no time of day, or may have none. */
  boolean areDays() {
    return formats.stream().noneMatch(DateFormat::hasTime);
  }
}
