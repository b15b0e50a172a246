package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;

/**
 * A list of fragments that outlives the lock under which it was made. The numbers of removed
 * fragments are reused, so it notes which use of each number is meant.
 */
final class ListedFragments {
  private final IntList numbers;
  private final IntList uses;

  /** Lists fragments that are held. Costs 8 bytes each. */
  ListedFragments(IntList numbers, FragmentTable table) {
    this.numbers = numbers;
    this.uses = new IntList(numbers.size());
    numbers.stream().map(table::use).forEach(uses::add);
  }

  int size() {
    return numbers.size();
  }

  /** {@return those from one index to before another that are still held, in their order} */
  IntList stillHeld(int from, int to, FragmentTable table) {
    IntList held = new IntList(to - from);
    for (int i = from; i < to; i++) {
      if (table.isLive(numbers.get(i)) && table.use(numbers.get(i)) == uses.get(i)) {
        held.add(numbers.get(i));
      }
    }
    return held;
  }
}
