package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import dev.selfsame.internal.value.TimeRange;
import dev.selfsame.profile.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a row gets its time: the first of some sources that has one, in some formats. */
public final class TimeRule {
  private final ImmutableList<TimeSource> sources;
  private final TimeFormats formats;
  private final boolean defaultsToNow;
  private final TimeWindow window;

  /**
   * Creates a rule.
   *
   * @param sources at least one
   * @param defaultsToNow whether a row may have no time, and gets that of the store's clock
   */
  public TimeRule(
      List<TimeSource> sources, TimeFormats formats, boolean defaultsToNow, TimeWindow window) {
    this.sources = ImmutableList.copyOf(sources);
    this.formats = formats;
    this.defaultsToNow = defaultsToNow;
    this.window = window;
  }

  /** Returns the paths that are read. */
  List<RowPath> paths() {
    return sources.stream().flatMap(source -> source.paths().stream()).toList();
  }

  /** Returns the time of a row, or null if it has none and needs none. */
  @Nullable Instant time(Row row, Instant now) throws RowFaultException {
    for (TimeSource source : sources) {
      Instant time = source.time(row, (value, path) -> read(value, path, now));
      if (time != null) {
        return window.check(time, formats.unit(), source.paths().get(0), row, now);
      }
    }
    if (defaultsToNow) {
      return null;
    }
    throw new RowFaultException(
        RejectionReason.MISSING_TIMESTAMP,
        sources.get(0).paths().get(0).text(),
        "The row has no time. Fix it at its source, or write \"default\":\"now\" in 'timestamp' to give such rows the time of the run.");
  }

  private Instant read(Object value, RowPath path, Instant now) throws RowFaultException {
    try {
      Instant time = formats.parse(value);
      if (TimeRange.contains(time)) {
        return time;
      }
      throw new DateTimeException(
          "The timestamp is outside the years 0001 to 9999. Fix it at its source.");
    } catch (DateTimeException noTime) {
      throw new RowFaultException(
          RejectionReason.INVALID_TIMESTAMP, path.text(), noTime.getMessage() + hint(value, now));
    }
  }

  private String hint(Object value, Instant now) {
    EpochUnit unit = window.otherUnit(formats.unit(), value, now);
    return unit == null
        ? ""
        : " It would be a recent time if it counted %s: set \"format\":\"%s\"."
            .formatted(unit.format(), unit.format());
  }
}
