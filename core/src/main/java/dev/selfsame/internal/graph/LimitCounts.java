package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.LongColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * How many values of each limited namespace a component has, in 16 bits each, four to a word; more
 * than 65,535 count as so many.
 *
 * <p>Only the counts of roots mean anything. Without limited namespaces it takes no memory. Not
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
      words.get(word).add(alone(namespace, word));
    }
  }

  /** Returns whether there is nothing to count. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Reads the counts of a root, so that they lie in the cache when they are wanted. */
  long prefetch(int root) {
    long read = 0;
    for (LongColumn word : words) {
      read += word.get(root);
    }
    return read;
  }

  /** Counts an identity alone again. */
  void reset(int identity, int namespace) {
    for (int word = 0; word < words.size(); word++) {
      words.get(word).set(identity, alone(namespace, word));
    }
  }

  private long alone(int namespace, int word) {
    int slot = rules.slot(namespace);
    return slot / SLOTS_A_WORD == word && slot >= 0 ? 1L << (slot % SLOTS_A_WORD * BITS) : 0;
  }

  /** Adds the counts of one root to those of another. */
  void pour(int from, int into) {
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
      // Where one side has none, the other has not more than it had before.
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
