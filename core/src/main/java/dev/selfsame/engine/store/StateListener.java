package dev.selfsame.engine.store;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.GraphObserver;
import java.time.Instant;
import java.util.Collection;

/**
 * A listener to the changes of a {@link StoreState}, called as they happen.
 *
 * <p>Everything that is derived from the state (indexes, events for listeners of the store) is
 * updated by a listener, so the state does not depend on it. A listener is called under the lock
 * for writing, by a writer or by a reader that resolves a graph; it must not change the state. All
 * methods do nothing unless they are overridden.
 */
public interface StateListener extends GraphObserver {
  /** Called before a fragment that mentions some identities is added or removed. */
  default void beforeMentioned(IntList identities) {}

  /** Called after a fragment was added: it has its number, and no evidence has changed yet. */
  default void fragmentAdded(int fragment) {}

  /** Called before a fragment is removed; it can be read until the end of the write. */
  default void beforeFragmentRemoved(int fragment) {}

  /** Called before the value of an identity that nothing mentions any more is overwritten. */
  default void beforeForgotten(int identity) {}

  /** Called after two identities were declared apart. */
  default void vetoAdded(Veto veto) {}

  /** Called after such a declaration was removed. */
  default void vetoRemoved(Veto veto) {}

  /** Called after identities were added to the suppression list. */
  default void suppressed(SuppressionList before, SuppressionList after) {}

  /** Called after identities were erased. */
  default void erased(Collection<Identity> identities, Instant time) {}
}
