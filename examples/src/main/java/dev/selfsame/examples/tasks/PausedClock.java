package dev.selfsame.examples.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that stands still between two calls of {@link #advance}, so that a fragment that is
 * checked twice is checked at one time.
 */
final class PausedClock extends Clock {
  private final Clock running;
  private volatile Instant instant;

  PausedClock(Clock running) {
    this.running = running;
    this.instant = running.instant();
  }

  /** Sets this clock to the current time. */
  void advance() {
    instant = running.instant();
  }

  @Override
  public Instant instant() {
    return instant;
  }

  @Override
  public ZoneId getZone() {
    return running.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant, zone);
  }
}
