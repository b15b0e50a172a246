package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.IntList;
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
final class Moment {
  private final GuardedFragments present;
  private final Supplier<Settings> settings;

  /** The last instant that counts, or null for the present. */
  private final @Nullable Instant until;

  private Moment(GuardedFragments present, Supplier<Settings> settings, @Nullable Instant until) {
    this.present = present;
    this.settings = settings;
    this.until = until;
  }

  static Moment now(GuardedFragments present, Supplier<Settings> settings) {
    return new Moment(present, settings, null);
  }

  /** Returns the earlier one of this moment and a time. */
  Moment asOf(Instant time) {
    return until != null && until.isBefore(time) ? this : new Moment(present, settings, time);
  }

  /** {@return the settings of now, which hold for the past as well} */
  Settings settings() {
    return settings.get();
  }

  /** {@return what is held now} Identities are known there before they are known in the past. */
  GuardedFragments present() {
    return present;
  }

  /** Reads about the graphs of those of some normalized identities that are known then. */
  <T> T readAbout(GuardedFragments.About<T> question, Identity... identities) {
    GuardedFragments then =
        until == null
            ? present
            : past(held -> held.select().leadingFrom(held.known(identities), until));
    return then.readAbout(held -> held.known(identities), question);
  }

  /** Reads about all graphs. */
  <T> T readAboutAll(Function<HeldFragments, T> question) {
    return all().readAboutAll(question);
  }

  /** {@return all that was held then: live for the present, a copy of its own for the past} */
  GuardedFragments all() {
    return until == null ? present : past(held -> held.select().until(until));
  }

  private GuardedFragments past(Function<HeldFragments, IntList> fragments) {
    return present.read(
        held ->
            new GuardedFragments(
                held.copyOf(fragments.apply(held), settings.get(), settings.get().graphRules())));
  }
}
