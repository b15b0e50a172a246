package dev.selfsame.internal.column;

import java.util.function.IntPredicate;

/**
 * An index from hashes of 64 bits to numbers; whether a number is the one that is meant is for the
 * caller to say. What comes from outside must be hashed under a seed, lest somebody prepares things
 * that collide. Not safe for concurrent writing.
 */
public final class HashIndex {
  /** What {@link #find} answers when there is no such number. */
  public static final int NONE = SlotTable.NONE;

  private final SlotTable slots = new SlotTable(0);

  /** Makes an empty index. */
  public HashIndex() {}

  /**
   * Returns what is kept of a hash, in the higher bits of a word whose lower ones are the number.
   * Beside the bits that say where it belongs, others tell strangers apart.
   */
  public static long tag(long hash) {
    return SlotTable.tag(hash, (int) hash & (SlotTable.KINDS - 1));
  }

  /** Reads where a search starts, so that it lies in the cache when the search comes. */
  public long prefetch(long hash) {
    return slots.prefetch(hash);
  }

  /** Returns the number that most likely has the given hash, or {@link #NONE}. */
  public int likely(long hash) {
    return slots.likely(hash, tag(hash));
  }

  /** Returns the number with the given hash that is the one that is meant, or {@link #NONE}. */
  public int find(long hash, IntPredicate isMeant) {
    long tag = tag(hash);
    for (int slot = slots.first(hash, tag);
        slot != SlotTable.NONE;
        slot = slots.next(hash, tag, slot)) {
      int number = slots.number(hash, slot);
      if (isMeant.test(number)) {
        return number;
      }
    }
    return NONE;
  }

  /** Adds a number of 0 or more that is not there. */
  public void add(long hash, int number) {
    slots.add(hash, tag(hash), number);
  }

  /** Takes a number out, and its hash with it. */
  public void remove(long hash, int number) {
    slots.remove(hash, tag(hash), number);
  }
}
