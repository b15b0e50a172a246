package dev.selfsame.internal.value;

import java.time.Instant;

/** The range of times that a fragment can have: the years that four digits can represent. */
public final class TimeRange {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private TimeRange() {}

  /** Returns whether a time is in the years 0001 to 9999, in UTC. */
  public static boolean contains(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }
}
