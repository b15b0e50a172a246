package dev.selfsame.engine.mapping;

import dev.selfsame.profile.RejectionReason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The times that rows may have: from an earliest one to a while ahead of the clock.
 *
 * <p><b>Design.</b> A number of seconds that is read as milliseconds is a time in January 1970. It
 * is refused with the unit that would fit, although the window begins in 1970 by default: rows that
 * count time and are that old are rarer than units that are wrong.
 *
 * @param earliest the earliest time, or null for the default
 * @param futureTolerance how far ahead of the clock a time may lie
 */
public record TimeWindow(@Nullable Instant earliest, Duration futureTolerance) {
  private static final Instant FIRST_PLAUSIBLE_COUNT = Instant.parse("1980-01-01T00:00:00Z");

  /**
   * Returns a time that lies in the window.
   *
   * @param unit the unit in which the row counts time, or null if it does not
   * @param path where the row has the time
   */
  Instant check(Instant time, @Nullable EpochUnit unit, RowPath path, Row row, Instant now)
      throws RowFaultException {
    Instant latest = latest(now);
    Object count = unit == null || !isDoubtful(time) ? null : path.first(row);
    EpochUnit better = count == null ? null : otherUnit(unit, count, now);
    if (better != null) {
      throw new RowFaultException(
          RejectionReason.INVALID_TIMESTAMP,
          path.text(),
          "The timestamp is in the year %d, and would be a recent one if it counted %s. Set \"format\":\"%s\"."
              .formatted(
                  time.atOffset(ZoneOffset.UTC).getYear(), better.format(), better.format()));
    }
    if (time.isAfter(latest)) {
      throw new RowFaultException(
          RejectionReason.FUTURE_TIMESTAMP,
          path.text(),
          "The timestamp lies after %s, which is as far ahead of the clock as the mapping allows. Fix it at its source, or raise 'futureTolerance' of the mapping."
              .formatted(latest));
    }
    Instant first = earliest == null ? Instant.EPOCH : earliest;
    if (time.isBefore(first)) {
      throw new RowFaultException(
          RejectionReason.INVALID_TIMESTAMP,
          path.text(),
          "The timestamp lies before %s, which is the earliest that the mapping allows. If it stands for no time, add its text to 'nullTexts'; else set 'earliest' of the mapping."
              .formatted(first));
    }
    return time;
  }

  private boolean isDoubtful(Instant time) {
    return time.isBefore(earliest == null ? FIRST_PLAUSIBLE_COUNT : earliest);
  }

  /**
   * Returns another unit in which a value is a plausible time, or null if there is none, or it is
   * no number.
   */
  @Nullable EpochUnit otherUnit(@Nullable EpochUnit unit, Object value, Instant now) {
    BigDecimal count = EpochUnit.count(value);
    if (count == null) {
      return null;
    }
    for (EpochUnit other : EpochUnit.values()) {
      if (other != unit && isPlausible(other, count, latest(now))) {
        return other;
      }
    }
    return null;
  }

  private static boolean isPlausible(EpochUnit unit, BigDecimal count, Instant latest) {
    try {
      Instant time = unit.of(count);
      return !time.isBefore(FIRST_PLAUSIBLE_COUNT) && !time.isAfter(latest);
    } catch (DateTimeException outOfRange) {
      return false;
    }
  }

  private Instant latest(Instant now) {
    try {
      return now.plus(futureTolerance);
    } catch (DateTimeException | ArithmeticException beyondAllTimes) {
      return Instant.MAX;
    }
  }
}
