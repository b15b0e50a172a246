package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.value.Horizon;
import dev.selfsame.profile.AnonymousExpiry;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The removal of expired data: first the events of each source, then the idle anonymous profiles.
 * The latter is repeated until none is left, since removing one profile can split another one from
 * its person: fragments stored under an evicted identity can link others.
 *
 * <p>Costs O(fragments and identities held, and the evidence of the components that it touches).
 */
public final class Expiry {
  private static final int NONE = -1;

  private final BulkRemoval removal;
  private final LastingSettings settings;
  private final Instant now;

  private long profiles;

  /** Creates an expiry at a time. */
  public Expiry(BulkRemoval removal, LastingSettings settings, Instant now) {
    this.removal = removal;
    this.settings = settings;
    this.now = now;
  }

  /**
   * What was removed.
   *
   * @param profiles how many anonymous profiles
   * @param fragments how many fragments that were stored under them
   */
  public record Expired(long events, long profiles, long fragments) {}

  /** Removes the expired data. */
  public Expired expire() {
    long events = removal.remove(this::expiredEvents);
    long fragments = settings.anonymousExpiry().map(this::removeAnonymous).orElse(0L);
    return new Expired(events, profiles, fragments);
  }

  private IntList expiredEvents(StoreState state) {
    IntList expired = new IntList();
    if (settings.sources().values().stream()
        .noneMatch(source -> source.expireEventsAfter().isPresent())) {
      return expired;
    }
    state.select().live().stream()
        .filter(fragment -> isExpiredEvent(fragment, state))
        .forEach(expired::add);
    return expired;
  }

  private boolean isExpiredEvent(int fragment, StoreState state) {
    if (state.log().kind(fragment) != FragmentKind.EVENT) {
      return false;
    }
    return settings
        .source(state.log().source(fragment))
        .expireEventsAfter()
        .filter(kept -> state.log().timestamp(fragment).isBefore(Horizon.before(now, kept)))
        .isPresent();
  }

  private long removeAnonymous(AnonymousExpiry rule) {
    long fragments = 0;
    long removed;
    do {
      removed = removal.remove(state -> idle(rule, state));
      fragments += removed;
    } while (removed > 0);
    return fragments;
  }

  /** Returns the fragments of anonymous profiles that are idle, and counts these profiles. */
  private IntList idle(AnonymousExpiry rule, StoreState state) {
    BitSet known = known(rule, state);
    IntList stored = new IntList();
    state.select().live().stream()
        .filter(fragment -> !known.get(profile(fragment, state)))
        .forEach(stored::add);
    int[] newest = newest(stored, state);
    Instant horizon = Horizon.before(now, rule.afterIdle());
    BitSet idle = new BitSet();
    IntList expired = new IntList();
    for (int i = 0; i < stored.size(); i++) {
      int profile = profile(stored.get(i), state);
      if (state.log().timestamp(newest[profile]).isBefore(horizon)) {
        expired.add(stored.get(i));
        idle.set(profile);
      }
    }
    profiles += idle.cardinality();
    return expired;
  }

  /**
   * Returns the representatives of the graphs that have an identity of a namespace that the rule
   * does not list.
   */
  private static BitSet known(AnonymousExpiry rule, StoreState state) {
    BitSet known = new BitSet();
    for (int identity = 0; identity < state.identityBound(); identity++) {
      if (state.isKnown(identity)
          && state.isGraphForming(identity)
          && !rule.namespaces().contains(namespace(identity, state))) {
        known.set(state.graph().representative(identity));
      }
    }
    return known;
  }

  private static String namespace(int identity, StoreState state) {
    return state.settings().namespaces().asList().get(state.namespace(identity)).code();
  }

  /** Returns the newest of some fragments for each representative. */
  private static int[] newest(IntList some, StoreState state) {
    int[] newest = new int[state.identityBound()];
    Arrays.fill(newest, NONE);
    for (int i = 0; i < some.size(); i++) {
      int profile = profile(some.get(i), state);
      if (newest[profile] == NONE
          || state.log().table().compareTime(newest[profile], some.get(i)) < 0) {
        newest[profile] = some.get(i);
      }
    }
    return newest;
  }

  private static int profile(int fragment, StoreState state) {
    return state.graph().representative(state.log().table().primary(fragment));
  }
}
