package dev.selfsame.engine.store;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.IntList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The listeners of one state, called in the order in which they were registered. */
final class StateListeners implements StateListener {
  private final List<StateListener> listeners = new ArrayList<>();

  void add(StateListener listener) {
    listeners.add(listener);
  }

  void remove(StateListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void beforeMentioned(IntList identities) {
    tell(listener -> listener.beforeMentioned(identities));
  }

  @Override
  public void fragmentAdded(int fragment) {
    tell(listener -> listener.fragmentAdded(fragment));
  }

  @Override
  public void beforeFragmentRemoved(int fragment) {
    tell(listener -> listener.beforeFragmentRemoved(fragment));
  }

  @Override
  public void beforeForgotten(int identity) {
    tell(listener -> listener.beforeForgotten(identity));
  }

  @Override
  public void vetoAdded(Veto veto) {
    tell(listener -> listener.vetoAdded(veto));
  }

  @Override
  public void vetoRemoved(Veto veto) {
    tell(listener -> listener.vetoRemoved(veto));
  }

  @Override
  public void suppressed(SuppressionList before, SuppressionList after) {
    tell(listener -> listener.suppressed(before, after));
  }

  @Override
  public void erased(Collection<Identity> identities, Instant time) {
    tell(listener -> listener.erased(identities, time));
  }

  @Override
  public void beforeEvidenceAdded(int fragment) {
    tell(listener -> listener.beforeEvidenceAdded(fragment));
  }

  @Override
  public void beforeRegrouping(IntList members) {
    tell(listener -> listener.beforeRegrouping(members));
  }

  @Override
  public void quarantineChanged(int identity, boolean quarantined) {
    tell(listener -> listener.quarantineChanged(identity, quarantined));
  }

  @Override
  public void evicted(int identity) {
    tell(listener -> listener.evicted(identity));
  }

  private void tell(Consumer<StateListener> call) {
    for (StateListener listener : listeners) {
      call.accept(listener);
    }
  }
}
