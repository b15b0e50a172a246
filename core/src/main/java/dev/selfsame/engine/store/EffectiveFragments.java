package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy;

/** The fragments stored under an identity that take effect in its profile. */
public final class EffectiveFragments {
  private final FragmentLog log;
  private final SeriesIndex series;
  private final EventIndex events;

  EffectiveFragments(FragmentLog log, SeriesIndex series, EventIndex events) {
    this.log = log;
    this.series = series;
    this.events = events;
  }

  /** Adds the current records stored under an identity, the patches on them, and the events. */
  public void collect(int identity, IntList into) {
    series.collectCurrent(identity, into);
    events.collect(identity, into);
  }

  /** Adds the current records stored under an identity, and the patches on them. */
  public void collectCurrent(int identity, IntList into) {
    series.collectCurrent(identity, into);
  }

  /** Adds the events stored under some identities. */
  void collectEvents(IntList identities, IntList into) {
    events.collect(identities, into);
  }

  /**
   * {@return whether a policy takes any effective fragment stored under an identity} Costs O(those
   * that it does not take).
   */
  public boolean isAnyTaken(int identity, MergePolicy policy) {
    IntList current = new IntList();
    series.collectCurrent(identity, current);
    return current.stream().anyMatch(fragment -> isTaken(fragment, policy))
        || events.anyMatch(identity, fragment -> isTaken(fragment, policy));
  }

  /** {@return whether an effective fragment is taken by a policy} */
  public boolean isTaken(int fragment, MergePolicy policy) {
    String source = log.source(fragment);
    return log.kind(fragment) == FragmentKind.EVENT
        ? policy.takesEvents(source)
        : policy.rank(source).isPresent();
  }
}
