package dev.selfsame.engine.query;

import dev.selfsame.engine.store.FragmentCopy;
import dev.selfsame.engine.store.IdentityReader;
import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.Settings;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The content of a store at a point in time: the present, or as of a time.
 *
 * <p>Past states are not kept: the fragments up to the time that could affect a query are copied
 * under the lock and added to a new, empty state outside of it, and the query reads that. So the
 * past is computed by the same code as the present.
 */
public final class PointInTime {
  /** How many identities it takes to make a read long. */
  private static final int MANY = 1024;

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

  /**
   * Answers a query about the graphs of those of some normalized identities that are known at this
   * point in time.
   */
  public <T> T readAbout(LockedState.About<T> query, Identity... identities) {
    LockedState then =
        until == null
            ? present
            : present
                .read(
                    state ->
                        copy(state, state.select().reachableFrom(state.known(identities), until)))
                .toState();
    return identities.length > MANY
        ? then.scan(state -> query.apply(state, state.known(identities)))
        : then.readAbout(state -> state.known(identities), query);
  }

  /** Answers a query about all graphs. */
  <T> T scan(Function<StoreState, T> query) {
    return all().scan(query);
  }

  /**
   * Returns the identity that a profile id is derived from, if it is known at present. The first
   * call indexes all identities.
   */
  public Optional<Identity> anchorOf(ProfileId id) {
    if (present.read(StoreState::countWithoutProfileId) > MANY) {
      present.scan(
          state -> {
            state.indexProfileIds();
            return state;
          });
    }
    return present.read(state -> state.anchorOf(id));
  }

  /**
   * {@return the whole state at this point in time: live for the present, a new copy for the past}
   */
  public LockedState all() {
    return until == null
        ? present
        : present.scan(state -> copy(state, state.select().until(until))).toState();
  }

  /** The fragments of a past state, and the rules that apply. */
  private record Past(FragmentCopy fragments, GraphRules rules) {
    LockedState toState() {
      return new LockedState(fragments.toState(rules));
    }
  }

  /** Copies fragments under the lock. */
  private Past copy(StoreState state, IntList fragments) {
    return new Past(
        new FragmentCopy(state, fragments, new IdentityReader(state.log())),
        settings.get().graphRules());
  }
}
