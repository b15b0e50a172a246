package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import java.util.Arrays;

/**
 * Sorts fragments by the order of fragments: by their seconds as plain numbers, which takes a
 * fraction of the time of comparing rows, and then those of the same second by {@link
 * FragmentLog#compare}.
 */
public final class FragmentSort {
  private static final int INDEX_BITS = 31;
  private static final long LONGEST_SPAN = 1L << (Long.SIZE - 1 - INDEX_BITS);

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
    long[] keys = new long[fragments.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (log.table().second(fragments.get(i)) - first) << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    return sortedWithinSeconds(keys, fragments, log);
  }

  private static IntList sortedWithinSeconds(long[] keys, IntList fragments, FragmentLog log) {
    IntList sorted = new IntList(keys.length);
    int start = 0;
    while (start < keys.length) {
      int end = start + 1;
      while (end < keys.length && keys[end] >>> INDEX_BITS == keys[start] >>> INDEX_BITS) {
        end++;
      }
      if (end == start + 1) {
        sorted.add(fragments.get((int) keys[start] & Integer.MAX_VALUE));
      } else {
        IntList sameSecond = new IntList(end - start);
        for (int i = start; i < end; i++) {
          sameSecond.add(fragments.get((int) keys[i] & Integer.MAX_VALUE));
        }
        sameSecond.sort(log::compare);
        sorted.addAll(sameSecond);
      }
      start = end;
    }
    return sorted;
  }
}
