package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.internal.column.IntList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A sort of many identities by value that rarely compares their bytes: the eight bytes after the
 * common prefix of all values of a namespace tell most of them apart.
 */
final class IdentitySort {
  private IdentitySort() {}

  /**
   * Sorts identities that have values in canonical order. Costs O(n log n), and 8 bytes for each.
   */
  static void sort(StoreState state, IntList identities) {
    int[] shared = sharedLengths(state, identities);
    long[] heads = new long[identities.size()];
    IntList indexes = new IntList(identities.size());
    for (int i = 0; i < heads.length; i++) {
      int identity = identities.get(i);
      heads[i] = head(bytes(state, identity), shared[state.namespace(identity)]);
      indexes.add(i);
    }
    indexes.sort(
        (a, b) -> {
          int x = identities.get(a);
          int y = identities.get(b);
          int order = Integer.compare(state.namespace(x), state.namespace(y));
          order = order == 0 ? Long.compareUnsigned(heads[a], heads[b]) : order;
          return order == 0 ? state.compareIdentities(x, y) : order;
        });
    int[] unsorted = identities.toArray();
    identities.clear();
    for (int i = 0; i < unsorted.length; i++) {
      identities.add(unsorted[indexes.get(i)]);
    }
  }

  /** {@return the length of the common prefix of the values of each namespace, in bytes} */
  private static int[] sharedLengths(StoreState state, IntList identities) {
    int namespaces = state.settings().namespaces().asList().size();
    int[] shared = new int[namespaces];
    byte[][] first = new byte[namespaces][];
    for (int i = 0; i < identities.size(); i++) {
      int namespace = state.namespace(identities.get(i));
      byte[] value = bytes(state, identities.get(i));
      if (first[namespace] == null) {
        first[namespace] = value;
        shared[namespace] = value.length;
      } else if (shared[namespace] > 0) {
        int end = Math.min(shared[namespace], value.length);
        int mismatch = Arrays.mismatch(first[namespace], 0, end, value, 0, end);
        shared[namespace] = mismatch < 0 ? end : mismatch;
      }
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

  private static byte[] bytes(StoreState state, int identity) {
    return state.log().identity(identity).value().getBytes(StandardCharsets.UTF_8);
  }
}
