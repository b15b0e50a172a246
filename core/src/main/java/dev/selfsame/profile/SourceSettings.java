package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import java.util.OptionalInt;

/**
 * What is declared about one source. Whether it keeps its old links is said by {@link
 * dev.selfsame.graph.GraphRules#linkKeepingSources}.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param strictlyNewer whether a record that is not newer than the current one is superseded; of
 *     records with equal timestamps the first in order is then current
 * @param expireEventsAfterDays how many days of event time its events are kept, or empty for ever
 */
public record SourceSettings(boolean strictlyNewer, OptionalInt expireEventsAfterDays) {
  private static final SourceSettings DEFAULTS = new SourceSettings(false, OptionalInt.empty());

  /**
   * Declares a source.
   *
   * @param strictlyNewer whether a record that is not newer than the current one is superseded; of
   *     records with equal timestamps the first in order is then current
   * @param expireEventsAfterDays how many days of event time its events are kept, or empty for ever
   * @throws IllegalArgumentException if the days are less than 1
   */
  public SourceSettings {
    Preconditions.checkArgument(
        expireEventsAfterDays.orElse(1) >= 1,
        "expireEventsAfterDays must be 1 or more. Leave it out to keep events for ever.");
  }

  /** {@return the settings of a source that is not declared: nothing special} */
  public static SourceSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Returns these settings with another answer to whether a record must be newer than the current
   * one.
   *
   * @param strictlyNewer the answer
   * @return the settings
   */
  public SourceSettings withStrictlyNewer(boolean strictlyNewer) {
    return new SourceSettings(strictlyNewer, expireEventsAfterDays);
  }

  /**
   * Returns these settings with another time to keep events.
   *
   * @param days 1 or more
   * @return the settings
   */
  public SourceSettings withExpireEventsAfterDays(int days) {
    return new SourceSettings(strictlyNewer, OptionalInt.of(days));
  }
}
