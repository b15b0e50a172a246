package dev.selfsame.internal.value;

import java.time.Duration;
import java.time.Instant;

/** The time before which something is too old. */
public final class Horizon {
  private Horizon() {}

  /** {@return the instant that lies a duration before another, or the first one that there is} */
  public static Instant before(Instant now, Duration kept) {
    Duration most = Duration.between(Instant.MIN, now);
    return kept.compareTo(most) >= 0 ? Instant.MIN : now.minus(kept);
  }

  /** {@return a duration for people: in days if it is a whole number of them} */
  public static String text(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + " days"
        : duration.toString();
  }
}
