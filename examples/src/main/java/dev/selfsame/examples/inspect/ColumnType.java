package dev.selfsame.examples.inspect;

import java.util.Optional;

/**
 * The type that fits the values of a column.
 *
 * @param kind the kind of type
 * @param exceptions how many values it does not fit, which are few
 * @param dates the dates, if the values are dates or times in figures and words
 * @param booleans the words, if the values are words for yes and no
 * @param isComma whether decimals are separated by a comma
 */
record ColumnType(
    Kind kind,
    long exceptions,
    Optional<Dates> dates,
    Optional<Booleans> booleans,
    boolean isComma) {

  /** The kinds of types. */
  enum Kind {
    /** There are no values. */
    EMPTY,
    TEXT,
    /** Texts such as 1.234, which are numbers of one kind or the other. */
    UNSURE_NUMBER,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    /** A date and a time of day without a zone. */
    LOCAL_TIME,
    /** A time with an offset. */
    INSTANT,
    SECONDS,
    MILLIS,
    MICROS,
    NANOS;

    /** Returns whether values are days or times. */
    boolean isTime() {
      return compareTo(DATE) >= 0;
    }

    /** Returns whether values are numbers since 1970. */
    boolean isEpoch() {
      return compareTo(SECONDS) >= 0;
    }

    /** Returns how many of the unit are a second, if values are numbers since 1970. */
    long perSecond() {
      return switch (this) {
        case MILLIS -> 1_000;
        case MICROS -> 1_000_000;
        case NANOS -> 1_000_000_000;
        default -> 1;
      };
    }
  }

  static ColumnType of(Kind kind, long exceptions) {
    return new ColumnType(kind, exceptions, Optional.empty(), Optional.empty(), false);
  }

  static ColumnType of(Kind kind, long exceptions, Dates dates) {
    return new ColumnType(kind, exceptions, Optional.of(dates), Optional.empty(), false);
  }

  static ColumnType of(Booleans booleans) {
    return new ColumnType(Kind.BOOLEAN, 0, Optional.empty(), Optional.of(booleans), false);
  }

  static ColumnType decimal(long exceptions, boolean isComma) {
    return new ColumnType(Kind.DECIMAL, exceptions, Optional.empty(), Optional.empty(), isComma);
  }
}
