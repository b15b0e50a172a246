package dev.selfsame.profile;

import com.google.common.base.Preconditions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one source. Start from {@link #defaults} and change what differs:
 *
 * <pre>{@code
 * SourceSettings.defaults().withKeepLinks(true).withExpireEventsAfter(Duration.ofDays(90))
 * }</pre>
 *
 * <p>Immutable, compared by content, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class SourceSettings {
  private static final SourceSettings DEFAULTS = new SourceSettings(false, false, null);

  private final boolean keepsLinks;
  private final boolean strictlyNewer;
  private final @Nullable Duration expireEventsAfter;

  private SourceSettings(
      boolean keepsLinks, boolean strictlyNewer, @Nullable Duration expireEventsAfter) {
    this.keepsLinks = keepsLinks;
    this.strictlyNewer = strictlyNewer;
    this.expireEventsAfter = expireEventsAfter;
  }

  /** {@return the default settings, which also apply to a source that is not declared} */
  public static SourceSettings defaults() {
    return DEFAULTS;
  }

  /** {@return whether replaced records of the source remain evidence of their links} */
  public boolean keepsLinks() {
    return keepsLinks;
  }

  /**
   * {@return whether a record that is not newer than the current one is superseded; of records with
   * equal timestamps the first in order is then current}
   */
  public boolean strictlyNewer() {
    return strictlyNewer;
  }

  /**
   * {@return how long events of the source are kept, in event time; empty if they are kept forever}
   */
  public Optional<Duration> expireEventsAfter() {
    return Optional.ofNullable(expireEventsAfter);
  }

  /**
   * Returns these settings with another value of {@link #keepsLinks}.
   *
   * @param keepsLinks whether replaced records remain evidence of their links
   * @return the settings
   */
  public SourceSettings withKeepLinks(boolean keepsLinks) {
    return new SourceSettings(keepsLinks, strictlyNewer, expireEventsAfter);
  }

  /**
   * Returns these settings with another value of {@link #strictlyNewer}.
   *
   * @param strictlyNewer whether a record must be newer than the current one
   * @return the settings
   */
  public SourceSettings withStrictlyNewer(boolean strictlyNewer) {
    return new SourceSettings(keepsLinks, strictlyNewer, expireEventsAfter);
  }

  /**
   * Returns these settings with another value of {@link #expireEventsAfter}.
   *
   * @param time how long events are kept, more than zero, such as {@code Duration.ofDays(90)}
   * @return the settings
   * @throws IllegalArgumentException if it is zero or negative
   */
  public SourceSettings withExpireEventsAfter(Duration time) {
    Preconditions.checkArgument(
        !time.isZero() && !time.isNegative(),
        "expireEventsAfter is %s; it must be more than zero. Leave it out to keep events forever.",
        time);
    return new SourceSettings(keepsLinks, strictlyNewer, time);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceSettings that
        && keepsLinks == that.keepsLinks
        && strictlyNewer == that.strictlyNewer
        && Objects.equals(expireEventsAfter, that.expireEventsAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(keepsLinks, strictlyNewer, expireEventsAfter);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "SourceSettings[keepsLinks=%s, strictlyNewer=%s, expireEventsAfter=%s]"
        .formatted(
            keepsLinks, strictlyNewer, expireEventsAfter == null ? "never" : expireEventsAfter);
  }
}
