package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.util.List;

/**
 * A scan over the fragments that are held when it starts, in their order. A fragment that is no
 * longer held when it is reached is skipped.
 */
public final class FragmentScan {
  private final ListedFragments fragments;

  private FragmentScan(ListedFragments fragments) {
    this.fragments = fragments;
  }

  /** Starts a scan. Costs O(n log n) and 8 bytes per fragment. */
  public static FragmentScan of(StoreState state) {
    IntList numbers = FragmentSort.sorted(state.select().live(), state.log());
    return new FragmentScan(new ListedFragments(numbers, state.log().table()));
  }

  public int size() {
    return fragments.size();
  }

  /**
   * {@return those of the fragments from one position to before another that are still held, copied
   * under the lock, to be read outside of it}
   */
  public List<ProfileFragment> between(int from, int to, StoreState state) {
    IntList held = fragments.stillHeld(from, to, state.log().table());
    state.log().prefetch(held);
    return new CopiedRows(state.log(), held, new IdentityReader(state.log()), true).asList();
  }
}
