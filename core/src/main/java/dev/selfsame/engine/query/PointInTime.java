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
 * What a store holds as it is, or as it was at a time.
 *
 * <p>What it was is not kept: the fragments not later than the time that could matter to a question
 * are added to an empty inside of a store, and that is asked. So the past is computed by the same
 * code as the present.
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

  /** {@return the settings of now, which hold for the past as well} */
  public Settings settings() {
    return settings.get();
  }

  /** {@return what is held now} Identities are known there before they are known in the past. */
  public LockedState present() {
    return present;
  }

  /** Reads about the graphs of those of some normalized identities that are known then. */
  public <T> T readAbout(LockedState.About<T> question, Identity... identities) {
    LockedState then =
        until == null
            ? present
            : past(state -> state.select().leadingFrom(state.known(identities), until));
    return then.readAbout(state -> state.known(identities), question);
  }

  /** Reads about all graphs. */
  <T> T readAboutAll(Function<StoreState, T> question) {
    return all().readAboutAll(question);
  }

  /** {@return all that was held then: live for the present, a copy of its own for the past} */
  public LockedState all() {
    return until == null ? present : past(state -> state.select().until(until));
  }

  private LockedState past(Function<StoreState, IntList> fragments) {
    return present.read(
        state ->
            new LockedState(state.copyOf(fragments.apply(state), settings.get().graphRules())));
  }
}
