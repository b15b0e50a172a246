package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.KeySort;

/**
 * Sorts fragments by the order of fragments: by their seconds as plain numbers, and then those of
 * the same second by {@link FragmentLog#compare}.
 */
public final class FragmentSort {
  private static final long LONGEST_SPAN = 1L << (KeySort.bits() - 1);

  private FragmentSort() {}

  /** {@return some fragments in order, as a new list} Costs O(n log n). */
  public static IntList sorted(IntList fragments, FragmentLog log) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < fragments.size(); i++) {
      long second = log.table().second(fragments.get(i));
      first = Math.min(first, second);
      last = Math.max(last, second);
    }
    if (fragments.size() > 1 && last - first >= LONGEST_SPAN) {
      IntList sorted = IntList.of(fragments.toArray());
      sorted.sort(log::compare);
      return sorted;
    }
    long[] seconds = new long[fragments.size()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = (log.table().second(fragments.get(i)) - first) << (Long.SIZE - KeySort.bits());
    }
    IntList sorted =
        KeySort.sortedIndexes(seconds, (a, b) -> log.compare(fragments.get(a), fragments.get(b)));
    for (int i = 0; i < sorted.size(); i++) {
      sorted.set(i, fragments.get(sorted.get(i)));
    }
    return sorted;
  }
}
