package dev.selfsame;

import dev.selfsame.internal.GraphObserver;
import dev.selfsame.internal.IntList;

/** Two who watch a graph. */
record GraphObservers(GraphObserver first, GraphObserver second) implements GraphObserver {
  @Override
  public void beforeRegrouping(IntList members) {
    first.beforeRegrouping(members);
    second.beforeRegrouping(members);
  }

  @Override
  public void quarantineChanged(int identity, boolean quarantined) {
    first.quarantineChanged(identity, quarantined);
    second.quarantineChanged(identity, quarantined);
  }

  @Override
  public void evicted(int identity) {
    first.evicted(identity);
    second.evicted(identity);
  }
}
