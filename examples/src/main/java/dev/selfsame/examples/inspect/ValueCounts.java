package dev.selfsame.examples.inspect;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the values of one column: how many different ones there are, and how often the most
 * frequent one occurs.
 *
 * <p>Values are told apart by 64 bits of a hash, which takes 24 bytes a value or less. From {@link
 * #MOST} different values on, or when the budget of all columns is used up, new ones are not told
 * apart any more: there are then more than {@link #distinct}.
 */
final class ValueCounts {
  /** How many different values a column can have to be counted exactly. */
  static final int MOST = 1 << 17;

  private static final HashFunction HASH = Hashing.farmHashFingerprint64();

  /** How many different values all columns together can still have. */
  static final class Budget {
    private int left;

    Budget(int values) {
      this.left = values;
    }

    private boolean take() {
      return left-- > 0;
    }
  }

  private final Budget budget;
  private long[] hashes = new long[16];
  private int[] counts = new int[16];
  private int distinct;
  private long counted;
  private boolean exact = true;
  private int highest;
  private @Nullable String mostFrequent;

  ValueCounts(Budget budget) {
    this.budget = budget;
  }

  void add(String value) {
    long hash = hash(value);
    int slot = slot(hash);
    if (hashes[slot] == 0) {
      if (distinct >= MOST || !budget.take()) {
        exact = false;
        return;
      }
      hashes[slot] = hash;
      distinct++;
    }
    counted++;
    if (++counts[slot] > highest) {
      highest = counts[slot];
      mostFrequent = value;
    }
    if (distinct * 2 > hashes.length) {
      grow();
    }
  }

  /** Returns how many different values there are, or more than how many. */
  int distinct() {
    return distinct;
  }

  /** Returns whether there are no more than {@link #distinct}. */
  boolean isExact() {
    return exact;
  }

  /** Returns how many values were told apart: all, unless there are more different ones. */
  long counted() {
    return counted;
  }

  /** Returns how often the most frequent value occurs. */
  int highest() {
    return highest;
  }

  /** Returns the most frequent value, the one that was so first, or null if there is none. */
  @Nullable String mostFrequent() {
    return mostFrequent;
  }

  private static long hash(String value) {
    long hash = HASH.hashUnencodedChars(value).asLong();
    return hash == 0 ? 1 : hash;
  }

  /** Returns where a hash is, or could be. */
  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[2 * oldHashes.length];
    counts = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
