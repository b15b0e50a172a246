package dev.selfsame.internal.column;

import java.util.function.IntPredicate;

/**
 * An index from 64-bit hashes to numbers; the caller decides whether a number with the hash is the
 * one it looks for. External data must be hashed with a seed, so that collisions cannot be
 * prepared. Not safe for concurrent writing.
 */
public final class HashIndex {
  /** The result of {@link #find} when there is no such number. */
  public static final int NONE = SlotTable.NONE;

  private final SlotTable slots = new SlotTable(0);

  /** Creates an empty index. */
  public HashIndex() {}

  /**
   * Returns the part of a hash that is stored, in the higher bits of a word whose lower bits are
   * the number. Some of these bits determine the slot, the others tell different hashes in it
   * apart.
   */
  public static long tag(long hash) {
    return SlotTable.tag(hash, (int) hash & (SlotTable.KINDS - 1));
  }

  /** Prefetches the slot where a search for a hash starts. */
  public long prefetch(long hash) {
    return slots.prefetch(hash);
  }

  /** Returns the number that most likely has the given hash, or {@link #NONE}. */
  public int likely(long hash) {
    return slots.likely(hash, tag(hash));
  }

  /** Returns the number with the given hash that a predicate accepts, or {@link #NONE}. */
  public int find(long hash, IntPredicate isMatch) {
    long tag = tag(hash);
    for (int slot = slots.first(hash, tag);
        slot != SlotTable.NONE;
        slot = slots.next(hash, tag, slot)) {
      int number = slots.number(hash, slot);
      if (isMatch.test(number)) {
        return number;
      }
    }
    return NONE;
  }

  /** Adds a number, which must be 0 or more and not present. */
  public void add(long hash, int number) {
    slots.add(hash, tag(hash), number);
  }

  /** Removes a number and its hash. */
  public void remove(long hash, int number) {
    slots.remove(hash, tag(hash), number);
  }
}
