package dev.selfsame.internal;

import java.util.function.IntPredicate;

/**
 * An index from hashes to ints; whether an int is the one that is meant is for the caller to say.
 * Open-addressed, two ints a slot. Not safe for concurrent writing.
 */
public final class HashIndex {
  /** What {@link #find} answers when there is no such int. */
  public static final int NONE = -1;

  private static final int FREE = 0;
  private static final int TAKEN_OUT = -1;

  private int[] hashes = new int[64];
  private int[] values = new int[64];
  private int used;

  /** Makes an empty index. */
  public HashIndex() {}

  /** Returns the int with the given hash that is the one that is meant, or {@link #NONE}. */
  public int find(int hash, IntPredicate isMeant) {
    int mask = values.length - 1;
    for (int slot = hash & mask; values[slot] != FREE; slot = (slot + 1) & mask) {
      if (values[slot] != TAKEN_OUT && hashes[slot] == hash && isMeant.test(values[slot] - 1)) {
        return values[slot] - 1;
      }
    }
    return NONE;
  }

  /** Adds an int of 0 or more that is not there. */
  public void add(int hash, int value) {
    if (used * 2 >= values.length) {
      rehash();
    }
    put(hash, value + 1);
    used++;
  }

  /** Takes an int out, and its hash with it. */
  public void remove(int hash, int value) {
    int mask = values.length - 1;
    int slot = hash & mask;
    while (values[slot] != value + 1) {
      slot = (slot + 1) & mask;
    }
    values[slot] = TAKEN_OUT;
    hashes[slot] = 0;
  }

  private void put(int hash, int stored) {
    int mask = values.length - 1;
    int slot = hash & mask;
    while (values[slot] != FREE) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    values[slot] = stored;
  }

  private void rehash() {
    int[] oldHashes = hashes;
    int[] oldValues = values;
    int held = 0;
    for (int value : oldValues) {
      held += value > 0 ? 1 : 0;
    }
    int capacity = Math.max(64, Integer.highestOneBit(Math.max(held, 1)) * 4);
    hashes = new int[capacity];
    values = new int[capacity];
    used = held;
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] > 0) {
        put(oldHashes[i], oldValues[i]);
      }
    }
  }
}
