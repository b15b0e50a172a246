package dev.selfsame;

import dev.selfsame.internal.IntList;
import dev.selfsame.profile.ProfileFragment;
import java.util.Optional;

/**
 * The fragments that are held at a time, in their order, to be read one after the other: those of
 * them that are held still when their turn comes.
 */
final class FragmentWalk {
  private final IntList numbers;

  /** Which use of each number it was, since numbers of those that went are used again. */
  private final IntList uses;

  private FragmentWalk(IntList numbers, IntList uses) {
    this.numbers = numbers;
    this.uses = uses;
  }

  /** Notes what is held. Costs O(n log n) and 8 bytes a fragment. */
  static FragmentWalk of(HeldFragments held) {
    IntList numbers = held.select().live();
    numbers.sort(held.log()::compare);
    IntList uses = new IntList(numbers.size());
    numbers.stream().map(held.log().table()::use).forEach(uses::add);
    return new FragmentWalk(numbers, uses);
  }

  int size() {
    return numbers.size();
  }

  /** {@return the fragment at a place, if it is still held} */
  Optional<ProfileFragment> at(int place, HeldFragments held) {
    int number = numbers.get(place);
    return held.log().table().isLive(number) && held.log().table().use(number) == uses.get(place)
        ? Optional.of(held.log().get(number))
        : Optional.empty();
  }
}
