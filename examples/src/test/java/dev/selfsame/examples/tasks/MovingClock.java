package dev.selfsame.examples.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set, goes on by a step each time it is read, or throws. */
final class MovingClock extends Clock {
  static final String MESSAGE = "The clock has no time.";

  private Instant time;
  private Duration step = Duration.ZERO;
  private boolean fails;

  MovingClock(Instant time) {
    this.time = time;
  }

  /** {@return the time at which it stands} */
  Instant time() {
    return time;
  }

  void set(Instant time) {
    this.time = time;
  }

  void goOnBy(Duration step) {
    this.step = step;
  }

  void fail(boolean fails) {
    this.fails = fails;
  }

  @Override
  public Instant instant() {
    if (fails) {
      throw new UnsupportedOperationException(MESSAGE);
    }
    time = time.plus(step);
    return time;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
