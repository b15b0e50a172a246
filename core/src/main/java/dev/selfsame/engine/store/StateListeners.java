package dev.selfsame.engine.store;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.IntList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The listeners of one state, called in the order in which they were registered. */
final class StateListeners implements StateListener {
  private final List<StateListener> listeners = new ArrayList<>();

  void add(StateListener listener) {
    listeners.add(listener);
  }

  void remove(StateListener listener) {
    listeners.remove(listener);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  @Override
  public void beforeMentioned(IntList identities) {
    for (StateListener listener : listeners) {
      listener.beforeMentioned(identities);
    }
  }

  @Override
  public void fragmentAdded(int fragment) {
    for (StateListener listener : listeners) {
      listener.fragmentAdded(fragment);
    }
  }

  @Override
  public void beforeFragmentRemoved(int fragment) {
    for (StateListener listener : listeners) {
      listener.beforeFragmentRemoved(fragment);
    }
  }

  @Override
  public void beforeForgotten(int identity) {
    for (StateListener listener : listeners) {
      listener.beforeForgotten(identity);
    }
  }

  @Override
  public void vetoAdded(Veto veto) {
    for (StateListener listener : listeners) {
      listener.vetoAdded(veto);
    }
  }

  @Override
  public void vetoRemoved(Veto veto) {
    for (StateListener listener : listeners) {
      listener.vetoRemoved(veto);
    }
  }

  @Override
  public void suppressed(SuppressionList before, SuppressionList after) {
    for (StateListener listener : listeners) {
      listener.suppressed(before, after);
    }
  }

  @Override
  public void erased(Collection<Identity> identities, Instant time) {
    for (StateListener listener : listeners) {
      listener.erased(identities, time);
    }
  }

  @Override
  public void beforeEvidenceAdded(int fragment) {
    for (StateListener listener : listeners) {
      listener.beforeEvidenceAdded(fragment);
    }
  }

  @Override
  public void beforeRegrouping(IntList members) {
    for (StateListener listener : listeners) {
      listener.beforeRegrouping(members);
    }
  }

  @Override
  public void quarantineChanged(int identity, boolean quarantined) {
    for (StateListener listener : listeners) {
      listener.quarantineChanged(identity, quarantined);
    }
  }

  @Override
  public void evicted(int identity) {
    for (StateListener listener : listeners) {
      listener.evicted(identity);
    }
  }
}
