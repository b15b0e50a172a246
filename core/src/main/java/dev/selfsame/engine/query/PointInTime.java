package dev.selfsame.engine.query;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The content of a store at a point in time: the present, or as of a time.
 *
 * <p>Past states are not kept: the fragments up to the time that could affect a query are added to
 * a new, empty state, and the query reads that. So the past is computed by the same code as the
 * present.
 */
public final class PointInTime {
  private final LockedState present;
  private final Supplier<Settings> settings;

  /** The last instant that counts, or null for the present. */
  private final @Nullable Instant until;

  private PointInTime(LockedState present, Supplier<Settings> settings, @Nullable Instant until) {
    this.present = present;
    this.settings = settings;
    this.until = until;
  }

  /** {@return the present} */
  public static PointInTime now(LockedState present, Supplier<Settings> settings) {
    return new PointInTime(present, settings, null);
  }

  /** {@return the earlier one of this point in time and another} */
  public PointInTime asOf(Instant time) {
    return until != null && until.isBefore(time) ? this : new PointInTime(present, settings, time);
  }

  /** {@return the current settings, which apply to the past as well} */
  public Settings settings() {
    return settings.get();
  }

  /** {@return the present state} An identity that is known in the past is known there too. */
  public LockedState present() {
    return present;
  }

  /**
   * Answers a query about the graphs of those of some normalized identities that are known at this
   * point in time.
   */
  public <T> T readAbout(LockedState.About<T> query, Identity... identities) {
    LockedState then =
        until == null
            ? present
            : past(state -> state.select().reachableFrom(state.known(identities), until));
    return then.readAbout(state -> state.known(identities), query);
  }

  /** Answers a query about all graphs. */
  <T> T readAboutAll(Function<StoreState, T> query) {
    return all().readAboutAll(query);
  }

  /**
   * {@return the whole state at this point in time: live for the present, a new copy for the past}
   */
  public LockedState all() {
    return until == null ? present : past(state -> state.select().until(until));
  }

  private LockedState past(Function<StoreState, IntList> fragments) {
    return present.read(
        state ->
            new LockedState(state.copyOf(fragments.apply(state), settings.get().graphRules())));
  }
}
