package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.LongColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of values of each limited namespace in a component, in 16 bits each, four per word.
 * Counts saturate at 65,535.
 *
 * <p>Only the counts of roots are meaningful. Without limited namespaces it takes no memory. Not
 * safe for concurrent writing.
 */
final class LimitCounts {
  private static final int SLOTS_A_WORD = 4;
  private static final int BITS = 16;
  private static final long MAX = (1L << BITS) - 1;

  private final RuleTable rules;
  private final List<LongColumn> words = new ArrayList<>();

  LimitCounts(RuleTable rules) {
    this.rules = rules;
    for (int slot = 0; slot < rules.slotCount(); slot += SLOTS_A_WORD) {
      words.add(new LongColumn());
    }
  }

  void add(int namespace) {
    for (int word = 0; word < words.size(); word++) {
      words.get(word).add(singleton(namespace, word));
    }
  }

  /** Returns whether there is nothing to count. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Prefetches the counts of a root. */
  long prefetch(int root) {
    long read = 0;
    for (LongColumn word : words) {
      read += word.get(root);
    }
    return read;
  }

  /** Resets the counts of an identity to those of a component of its own. */
  void reset(int identity, int namespace) {
    for (int word = 0; word < words.size(); word++) {
      words.get(word).set(identity, singleton(namespace, word));
    }
  }

  private long singleton(int namespace, int word) {
    int slot = rules.slot(namespace);
    return slot / SLOTS_A_WORD == word && slot >= 0 ? 1L << (slot % SLOTS_A_WORD * BITS) : 0;
  }

  /** Adds the counts of one root to those of another. */
  void addTo(int from, int into) {
    for (LongColumn word : words) {
      word.set(into, sum(word.get(from), word.get(into)));
    }
  }

  /**
   * Returns whether two roots together would have more values of some namespace than one graph may
   * hold.
   */
  boolean wouldExceed(int a, int b) {
    for (int word = 0; word < words.size(); word++) {
      long x = words.get(word).get(a);
      long y = words.get(word).get(b);
      // If one side has no counts, the sum is no more than what the other side has.
      if (x != 0 && y != 0 && exceeds(sum(x, y), word)) {
        return true;
      }
    }
    return false;
  }

  boolean exceeds(int root) {
    for (int word = 0; word < words.size(); word++) {
      if (exceeds(words.get(word).get(root), word)) {
        return true;
      }
    }
    return false;
  }

  private boolean exceeds(long counts, int word) {
    int first = word * SLOTS_A_WORD;
    int end = Math.min(first + SLOTS_A_WORD, rules.slotCount());
    for (int slot = first; slot < end; slot++) {
      long count = (counts >>> ((slot - first) * BITS)) & MAX;
      if (count > rules.limitOfSlot(slot)) {
        return true;
      }
    }
    return false;
  }

  private static long sum(long a, long b) {
    if (a == 0 || b == 0) {
      return a | b;
    }
    long sum = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      long count = ((a >>> shift) & MAX) + ((b >>> shift) & MAX);
      sum |= Math.min(count, MAX) << shift;
    }
    return sum;
  }
}
