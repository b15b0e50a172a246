package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.KeySort;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A sort of many identities by value that rarely compares their bytes: the eight bytes after the
 * common prefix of all values of a namespace tell most of them apart, and the first half of these
 * are sorted as plain numbers.
 */
public final class IdentitySort {
  private final StoreState state;

  /** The identities of one namespace. */
  private final IntList identities = new IntList();

  private IdentitySort(StoreState state) {
    this.state = state;
  }

  /**
   * Sorts identities that have values in canonical order. Costs O(n log n), and some 20 bytes for
   * each.
   */
  public static void sort(StoreState state, IntList identities) {
    int namespaces = state.settings().namespaces().asList().size();
    IdentitySort[] sorts = new IdentitySort[namespaces];
    for (int i = 0; i < namespaces; i++) {
      sorts[i] = new IdentitySort(state);
    }
    for (int i = 0; i < identities.size(); i++) {
      sorts[state.namespace(identities.get(i))].identities.add(identities.get(i));
    }
    identities.clear();
    for (IdentitySort sort : sorts) {
      sort.addSorted(identities);
    }
  }

  private void addSorted(IntList into) {
    long[] heads = heads();
    long[] keys = new long[heads.length];
    for (int i = 0; i < keys.length; i++) {
      // With the highest bit turned over, unsigned numbers are in the order of signed ones.
      keys[i] = heads[i] ^ Long.MIN_VALUE;
    }
    IntList sorted = KeySort.sortedIndexes(keys, (a, b) -> compare(a, b, heads));
    for (int i = 0; i < sorted.size(); i++) {
      into.add(identities.get(sorted.get(i)));
    }
  }

  private int compare(int a, int b, long[] heads) {
    int order = Long.compareUnsigned(heads[a], heads[b]);
    return order == 0 ? state.compareIdentities(identities.get(a), identities.get(b)) : order;
  }

  /** {@return the eight bytes after the common prefix of each value} */
  private long[] heads() {
    int shared = sharedLength();
    long[] heads = new long[identities.size()];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = head(bytes(identities.get(i)), shared);
    }
    return heads;
  }

  /** {@return the length of the common prefix of all values, in bytes} */
  private int sharedLength() {
    if (identities.isEmpty()) {
      return 0;
    }
    byte[] first = bytes(identities.get(0));
    int shared = first.length;
    for (int i = 1; i < identities.size() && shared > 0; i++) {
      byte[] value = bytes(identities.get(i));
      int end = Math.min(shared, value.length);
      int mismatch = Arrays.mismatch(first, 0, end, value, 0, end);
      shared = mismatch < 0 ? end : mismatch;
    }
    return shared;
  }

  /** {@return eight bytes as a number with the same order} Missing bytes are zeros. */
  private static long head(byte[] value, int from) {
    long head = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      head = head << Byte.SIZE | (i < value.length ? value[i] & 0xff : 0);
    }
    return head;
  }

  private byte[] bytes(int identity) {
    return state.log().identity(identity).value().getBytes(StandardCharsets.UTF_8);
  }
}
