package dev.selfsame;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an expiry: how much was removed, and nothing of what it was.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class ExpiryReceipt {
  private final Instant time;
  private final long events;
  private final long profiles;
  private final long fragments;

  ExpiryReceipt(Instant time, long events, long profiles, long fragments) {
    this.time = time;
    this.events = events;
    this.profiles = profiles;
    this.fragments = fragments;
  }

  /** {@return the time of the expiry, by the clock of the store} */
  public Instant time() {
    return time;
  }

  /** {@return how many events were removed because they were older than their source keeps them} */
  public long events() {
    return events;
  }

  /** {@return how many anonymous profiles were removed because they had been idle for too long} */
  public long profiles() {
    return profiles;
  }

  /**
   * {@return how many fragments were removed that were stored under the identities of these
   * profiles, not counting those in {@link #events}}
   */
  public long fragments() {
    return fragments;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExpiryReceipt that
        && time.equals(that.time)
        && events == that.events
        && profiles == that.profiles
        && fragments == that.fragments;
  }

  @Override
  public int hashCode() {
    return Objects.hash(time, events, profiles, fragments);
  }

  /** {@return a human-readable form} */
  @Override
  public String toString() {
    return "ExpiryReceipt[time=%s, events=%s, profiles=%s, fragments=%s]"
        .formatted(time, events, profiles, fragments);
  }
}
