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
    // Duration.between throws and catches an exception for as long a time, which takes long.
    long longest = now.getEpochSecond() - Instant.MIN.getEpochSecond();
    boolean isLonger =
        kept.getSeconds() > longest
            || (kept.getSeconds() == longest && kept.getNano() > now.getNano());
    return isLonger ? Instant.MIN : now.minus(kept);
  }

  /** {@return a human-readable duration: in days if it is a whole number of them} */
  public static String text(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + " days"
        : duration.toString();
  }
}
