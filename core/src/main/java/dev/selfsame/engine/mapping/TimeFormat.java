package dev.selfsame.engine.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** A format of times in rows. Immutable. */
interface TimeFormat {

  /**
   * Parses a time.
   *
   * @param value a text or a number
   * @throws DateTimeException if it is no time in this format; the message states the remedy and
   *     shows nothing of the value
   */
  Instant parse(Object value);

  /**
   * Parses a date: the one that is written, whatever the time of day and the zone.
   *
   * @param value a text or a number
   * @throws DateTimeException as {@link #parse}
   */
  LocalDate parseDate(Object value);
}
