package dev.selfsame.internal.value;

import java.time.Duration;
import java.time.Instant;

/** Computes the time before which something is too old. */
public final class Horizon {
  private Horizon() {}

  /**
   * {@return the instant a duration before another, or {@link Instant#MIN} if that is out of range}
   */
  public static Instant before(Instant now, Duration kept) {
    Duration longest = Duration.between(Instant.MIN, now);
    return kept.compareTo(longest) >= 0 ? Instant.MIN : now.minus(kept);
  }

  /** {@return a human-readable duration: in days if it is a whole number of them} */
  public static String text(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + " days"
        : duration.toString();
  }
}
