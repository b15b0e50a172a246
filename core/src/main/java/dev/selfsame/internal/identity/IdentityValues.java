package dev.selfsame.internal.identity;

import dev.selfsame.internal.column.ByteArena;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.CharColumn;
import dev.selfsame.internal.column.NodeColumn;
import dev.selfsame.internal.column.SlotTable;
import java.util.Arrays;

/**
 * The values of identities by their ints, each as its kind and two words ({@link ValueWords}); only
 * values that do not fit have their bytes in an arena.
 *
 * <p>There is no object per identity, so the garbage collector has nothing to visit. Not safe for
 * concurrent writing.
 */
final class IdentityValues {
  /** How many namespaces there can be. */
  static final int MAX_NAMESPACES = SlotTable.KINDS / 8;

  /** The maximum number of forms of values, a power of two. */
  private static final int FORMS = SlotTable.KINDS / MAX_NAMESPACES;

  private static final int LENGTH_BITS = 13;
  private static final long FORGOTTEN = -1;

  /** Each node has the words of the value; for a long value its location and its hash. */
  private final NodeColumn nodes = new NodeColumn();

  /** The namespace and the form of each value. */
  private final CharColumn kinds = new CharColumn();

  private final ByteArena longValues = new ByteArena();

  /** Returns the nodes; their links are not used here. */
  NodeColumn nodes() {
    return nodes;
  }

  int size() {
    return nodes.size();
  }

  static int kind(int namespace, int form) {
    return namespace * FORMS + form;
  }

  int kind(int identity) {
    return kinds.get(identity);
  }

  int namespace(int identity) {
    return kinds.get(identity) / FORMS;
  }

  /** Returns the hash of an identity. */
  long hash(int identity, IdentityHash hash) {
    int kind = kinds.get(identity);
    long high = isLong(kind) ? 0 : nodes.first(identity);
    return hash.of(kind, high, nodes.second(identity));
  }

  /**
   * Adds the value of the next identity and returns its int.
   *
   * @param bytes the array with the bytes of a long value, from a start to an end
   */
  int add(int kind, long high, long low, byte[] bytes, int start, int end) {
    long first =
        isLong(kind) ? (longValues.add(bytes, start, end) << LENGTH_BITS) | (end - start) : high;
    kinds.add(kind);
    return nodes.add(first, low);
  }

  /** Prefetches the words of an identity. */
  long prefetch(int identity) {
    return nodes.second(identity);
  }

  /** Prefetches the bytes of an identity that has or had a long value. */
  long prefetchLong(int identity) {
    return longValues.byteAt(address(nodes.first(identity)));
  }

  /** Returns whether an identity has these words; not for long values. */
  boolean isWords(int identity, long high, long low) {
    return nodes.second(identity) == low && nodes.first(identity) == high;
  }

  /** Returns whether an identity of this kind has this value. */
  boolean isValue(int identity, int kind, long high, long low, byte[] bytes, int start, int end) {
    if (!isLong(kind)) {
      return isWords(identity, high, low);
    }
    long location = nodes.first(identity);
    return nodes.second(identity) == low
        && length(location) == end - start
        && longValues.matches(address(location), bytes, start, end);
  }

  /** Overwrites the value of an identity. */
  void forget(int identity) {
    if (isLong(kinds.get(identity))) {
      long location = nodes.first(identity);
      longValues.remove(address(location), length(location));
    }
    nodes.setWords(identity, FORGOTTEN, 0);
    kinds.set(identity, kind(namespace(identity), ValueWords.LONG));
  }

  boolean isForgotten(int identity) {
    return isLong(kinds.get(identity)) && nodes.first(identity) == FORGOTTEN;
  }

  /** Returns the value of an identity as UTF-8. */
  byte[] bytes(int identity) {
    long first = nodes.first(identity);
    int kind = kinds.get(identity);
    return isLong(kind)
        ? longValues.get(address(first), length(first))
        : ValueWords.decode(kind % FORMS, first, nodes.second(identity));
  }

  /** Writes the value of an identity as a run of UTF-8. */
  void write(int identity, ByteWriter out) {
    int kind = kinds.get(identity);
    if (isLong(kind)) {
      out.writeRun(bytes(identity));
    } else {
      ValueWords.write(kind % FORMS, nodes.first(identity), nodes.second(identity), out);
    }
  }

  /** Compares two identities by namespace, then by value in byte order. */
  int compare(int a, int b) {
    int kind = kinds.get(a);
    if (kind != kinds.get(b)) {
      int byNamespace = Integer.compare(namespace(a), namespace(b));
      return byNamespace != 0 ? byNamespace : Arrays.compareUnsigned(bytes(a), bytes(b));
    }
    if (isLong(kind)) {
      return longValues.compare(
          address(nodes.first(a)),
          length(nodes.first(a)),
          address(nodes.first(b)),
          length(nodes.first(b)));
    }
    long highA = nodes.first(a);
    long highB = nodes.first(b);
    if (!ValueWords.isOrdered(kind % FORMS, highA, highB)) {
      return Arrays.compareUnsigned(bytes(a), bytes(b));
    }
    int byHigh = Long.compareUnsigned(highA, highB);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(nodes.second(a), nodes.second(b));
  }

  private static boolean isLong(int kind) {
    return kind % FORMS == ValueWords.LONG;
  }

  private static long address(long location) {
    return location >>> LENGTH_BITS;
  }

  private static int length(long location) {
    return (int) location & ((1 << LENGTH_BITS) - 1);
  }
}
