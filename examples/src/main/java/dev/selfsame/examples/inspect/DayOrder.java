package dev.selfsame.examples.inspect;

/** Whether dates in figures have the day or the month first, as other columns of a file tell. */
enum DayOrder {
  UNKNOWN,
  DAY_FIRST,
  MONTH_FIRST;

  /** Returns whether a format is to be preferred to the one that exchanges day and month. */
  boolean prefers(DateFormat format) {
    return format.order() == (this == UNKNOWN ? DAY_FIRST : this);
  }
}
