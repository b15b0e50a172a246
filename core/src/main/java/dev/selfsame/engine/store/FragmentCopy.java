package dev.selfsame.engine.store;

import com.google.common.collect.Lists;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.util.List;

/**
 * A copy of fragments, made under the lock, from which a state is built outside of it. Copying
 * takes a fraction of the time of building.
 */
public final class FragmentCopy {
  private static final int BATCH = 256;

  private final LastingSettings settings;
  private final long seed;
  private final CopiedRows rows;

  /**
   * Copies fragments under the lock.
   *
   * @param identityOf the reader of their identities, which shares those that it returned before
   */
  public FragmentCopy(StoreState state, IntList fragments, IdentityReader identityOf) {
    this.settings = state.settings();
    this.seed = state.seed();
    this.rows = new CopiedRows(state.log(), fragments, identityOf, true);
  }

  /** Returns a new state, without listeners, that holds the fragments under some rules. */
  public StoreState toState(GraphRules rules) {
    StoreState state = new StoreState(settings, rules, seed, 0);
    for (List<ProfileFragment> batch : Lists.partition(rows.asList(), BATCH)) {
      state.addAsHeld(batch);
    }
    return state;
  }
}
