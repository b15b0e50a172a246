package dev.selfsame.internal;

import java.util.Arrays;

/**
 * Identities that are looked up or interned together, and the ints that they turn out to have.
 *
 * <p>Made once and filled again and again. It keeps no value longer than until it is cleared or the
 * same place is filled anew. Not safe for use by several threads.
 */
public final class IdentityBatch {
  /** How many are taken through a step together: enough to overlap, few enough to stay near. */
  static final int BLOCK = 64;

  private int[] namespaces = new int[BLOCK];
  private String[] values = new String[BLOCK];
  private int size;

  /** What the table found for each identity of the batch. */
  int[] found = new int[BLOCK];

  /** What the table works with, for one block. */
  final ValueWords encoded = new ValueWords();

  final int[] kinds = new int[BLOCK];
  final long[] highs = new long[BLOCK];
  final long[] lows = new long[BLOCK];
  final long[] hashes = new long[BLOCK];
  final byte[][] bytes = new byte[BLOCK][];

  private long unused;

  /** Makes an empty batch. */
  public IdentityBatch() {
    Arrays.fill(values, "");
  }

  /** Takes all identities out. */
  public void clear() {
    Arrays.fill(values, 0, size, "");
    Arrays.fill(bytes, null);
    Arrays.fill(lows, 0);
    Arrays.fill(highs, 0);
    size = 0;
  }

  /** Adds an identity at the end. */
  public void add(int namespace, String value) {
    if (size == values.length) {
      namespaces = Arrays.copyOf(namespaces, size * 2);
      values = Arrays.copyOf(values, size * 2);
      found = Arrays.copyOf(found, size * 2);
    }
    namespaces[size] = namespace;
    values[size++] = value;
  }

  /** Returns how many identities there are. */
  public int size() {
    return size;
  }

  /**
   * Returns the int of the identity at an index, once a table was asked; {@link IdentityTable#NONE}
   * when it is not known.
   */
  public int identity(int index) {
    return found[index];
  }

  int namespace(int index) {
    return namespaces[index];
  }

  String value(int index) {
    return values[index];
  }

  /** Uses what was read only to be near, so that reading it is not left out. */
  void read(long something) {
    unused += something;
  }
}
