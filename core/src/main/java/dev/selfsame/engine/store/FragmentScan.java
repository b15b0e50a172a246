package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.profile.ProfileFragment;
import java.util.AbstractList;
import java.util.List;

/**
 * A scan over the fragments that are held when it starts, in their order. A fragment that is no
 * longer held when it is reached is skipped.
 */
public final class FragmentScan {
  private final IntList numbers;

  /** The use of each number, since the numbers of removed fragments are reused. */
  private final IntList uses;

  private FragmentScan(IntList numbers, IntList uses) {
    this.numbers = numbers;
    this.uses = uses;
  }

  /** Starts a scan. Costs O(n log n) and 8 bytes per fragment. */
  public static FragmentScan of(StoreState state) {
    IntList numbers = FragmentSort.sorted(state.select().live(), state.log());
    IntList uses = new IntList(numbers.size());
    numbers.stream().map(state.log().table()::use).forEach(uses::add);
    return new FragmentScan(numbers, uses);
  }

  public int size() {
    return numbers.size();
  }

  /**
   * {@return those of the fragments from one position to before another that are still held, copied
   * under the lock, to be read outside of it}
   */
  public List<ProfileFragment> between(int from, int to, StoreState state) {
    FragmentTable table = state.log().table();
    IntList held = new IntList(to - from);
    for (int i = from; i < to; i++) {
      if (table.isLive(numbers.get(i)) && table.use(numbers.get(i)) == uses.get(i)) {
        held.add(numbers.get(i));
      }
    }
    state.log().prefetch(held);
    CopiedRows copied = new CopiedRows(state.log(), held, new IdentityReader(state.log()), true);
    return new AbstractList<>() {
      @Override
      public int size() {
        return copied.size();
      }

      @Override
      public ProfileFragment get(int index) {
        return copied.fragment(index);
      }
    };
  }
}
