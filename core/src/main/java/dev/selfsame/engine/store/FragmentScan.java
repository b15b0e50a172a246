package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.util.Optional;

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

  /** {@return the fragment at a position, if it is still held} */
  public Optional<ProfileFragment> at(int position, StoreState state) {
    int number = numbers.get(position);
    return state.log().table().isLive(number)
            && state.log().table().use(number) == uses.get(position)
        ? Optional.of(state.log().get(number))
        : Optional.empty();
  }
}
