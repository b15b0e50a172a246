package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.util.Optional;

/**
 * The fragments that are held at a time, in their order, to be read one after the other: those of
 * them that are held still when their turn comes.
 */
public final class FragmentScan {
  private final IntList numbers;

  /** Which use of each number it was, since numbers of those that went are used again. */
  private final IntList uses;

  private FragmentScan(IntList numbers, IntList uses) {
    this.numbers = numbers;
    this.uses = uses;
  }

  /** Notes what is held. Costs O(n log n) and 8 bytes a fragment. */
  public static FragmentScan of(StoreState state) {
    IntList numbers = state.select().live();
    numbers.sort(state.log()::compare);
    IntList uses = new IntList(numbers.size());
    numbers.stream().map(state.log().table()::use).forEach(uses::add);
    return new FragmentScan(numbers, uses);
  }

  public int size() {
    return numbers.size();
  }

  /** {@return the fragment at a place, if it is still held} */
  public Optional<ProfileFragment> at(int place, StoreState state) {
    int number = numbers.get(place);
    return state.log().table().isLive(number) && state.log().table().use(number) == uses.get(place)
        ? Optional.of(state.log().get(number))
        : Optional.empty();
  }
}
