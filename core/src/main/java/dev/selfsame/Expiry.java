package dev.selfsame;

import dev.selfsame.engine.store.LastingSettings;
import dev.selfsame.engine.store.StoreState;
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
 */
final class Expiry {
  private static final int NONE = -1;

  private final StoreState state;
  private final LastingSettings settings;
  private final Instant now;

  private long profiles;
  private long fragments;

  private Expiry(StoreState state, Instant now) {
    this.state = state;
    this.settings = state.settings();
    this.now = now;
  }

  /**
   * Removes the expired data. Costs O(fragments and identities held, and the evidence of the
   * components that it touches).
   */
  static ExpiryReceipt of(StoreState state, Instant now) {
    Expiry expiry = new Expiry(state, now);
    long events = expiry.removeEvents();
    state.settings().anonymousExpiry().ifPresent(expiry::removeAnonymous);
    return new ExpiryReceipt(now, events, expiry.profiles, expiry.fragments);
  }

  private long removeEvents() {
    boolean any =
        settings.sources().values().stream()
            .anyMatch(source -> source.expireEventsAfter().isPresent());
    if (!any) {
      return 0;
    }
    IntList expired = new IntList();
    state.select().live().stream().filter(this::isExpiredEvent).forEach(expired::add);
    state.removeAll(expired);
    return expired.size();
  }

  private boolean isExpiredEvent(int fragment) {
    if (state.log().kind(fragment) != FragmentKind.EVENT) {
      return false;
    }
    return settings
        .source(state.log().source(fragment))
        .expireEventsAfter()
        .filter(kept -> state.log().timestamp(fragment).isBefore(Horizon.before(now, kept)))
        .isPresent();
  }

  private void removeAnonymous(AnonymousExpiry rule) {
    IntList idle = idle(rule);
    while (!idle.isEmpty()) {
      fragments += idle.size();
      state.removeAll(idle);
      idle = idle(rule);
    }
  }

  /** Returns the fragments of anonymous profiles that are idle, and counts these profiles. */
  private IntList idle(AnonymousExpiry rule) {
    state.graph().refreshAll();
    BitSet known = known(rule);
    IntList stored = new IntList();
    state.select().live().stream()
        .filter(fragment -> !known.get(profile(fragment)))
        .forEach(stored::add);
    int[] newest = newest(stored);
    Instant horizon = Horizon.before(now, rule.afterIdle());
    BitSet idle = new BitSet();
    IntList expired = new IntList();
    for (int i = 0; i < stored.size(); i++) {
      int profile = profile(stored.get(i));
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
  private BitSet known(AnonymousExpiry rule) {
    BitSet known = new BitSet();
    for (int identity = 0; identity < state.identityBound(); identity++) {
      if (state.isKnown(identity)
          && state.isGraphForming(identity)
          && !rule.namespaces().contains(namespace(identity))) {
        known.set(state.graph().representative(identity));
      }
    }
    return known;
  }

  private String namespace(int identity) {
    return settings.namespaces().asList().get(state.namespace(identity)).code();
  }

  /** Returns the newest of some fragments for each representative. */
  private int[] newest(IntList some) {
    int[] newest = new int[state.identityBound()];
    Arrays.fill(newest, NONE);
    for (int i = 0; i < some.size(); i++) {
      int profile = profile(some.get(i));
      if (newest[profile] == NONE
          || state.log().table().compareTime(newest[profile], some.get(i)) < 0) {
        newest[profile] = some.get(i);
      }
    }
    return newest;
  }

  private int profile(int fragment) {
    return state.graph().representative(state.log().table().primary(fragment));
  }
}
