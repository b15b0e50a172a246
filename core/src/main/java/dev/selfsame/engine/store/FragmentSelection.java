package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import java.time.Instant;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Selections of the fragments held: all, those up to a time, those of a source, those that mention
 * identities.
 */
public final class FragmentSelection {
  private final FragmentLog log;
  private final EvidenceGraph graph;

  FragmentSelection(FragmentLog log, EvidenceGraph graph) {
    this.log = log;
    this.graph = graph;
  }

  /**
   * Returns the fragments that mention at least one of some identities, in the order of their
   * numbers.
   */
  public IntList mentioning(IntList some) {
    BitSet fragments = new BitSet();
    FragmentTable table = log.table();
    for (int i = 0; i < some.size(); i++) {
      for (int at = table.newestOccurrence(some.get(i));
          at != FragmentTable.NONE;
          at = table.occurrenceBefore(at)) {
        fragments.set(table.fragmentAt(at));
      }
    }
    IntList mentioning = new IntList();
    fragments.stream().forEach(mentioning::add);
    return mentioning;
  }

  /**
   * Returns the fragments not later than a time that are reachable from some identities by shared
   * identities, in the order of their numbers.
   */
  public IntList reachableFrom(IntList some, Instant time) {
    BitSet seenIdentities = new BitSet();
    BitSet seenFragments = new BitSet();
    IntList queue = new IntList();
    some.stream().forEach(queue::add);
    some.stream().forEach(seenIdentities::set);
    FragmentTable table = log.table();
    for (int next = 0; next < queue.size(); next++) {
      for (int at = table.newestOccurrence(queue.get(next));
          at != FragmentTable.NONE;
          at = table.occurrenceBefore(at)) {
        int fragment = table.fragmentAt(at);
        if (seenFragments.get(fragment) || log.timestamp(fragment).isAfter(time)) {
          continue;
        }
        seenFragments.set(fragment);
        for (int i = table.firstOccurrence(fragment); i < table.endOfOccurrences(fragment); i++) {
          int identity = table.identityAt(i);
          if (graph.isGraphForming(identity) && !seenIdentities.get(identity)) {
            seenIdentities.set(identity);
            queue.add(identity);
          }
        }
      }
    }
    IntList found = new IntList();
    seenFragments.stream().forEach(found::add);
    return found;
  }

  /** Returns the fragments not later than a time. */
  public IntList until(Instant time) {
    return live(fragment -> !log.timestamp(fragment).isAfter(time));
  }

  /** Returns the fragments of a source. */
  public IntList ofSource(String source) {
    return live(fragment -> log.source(fragment).equals(source));
  }

  /** Returns all fragments held, in the order of their numbers. */
  public IntList live() {
    return live(fragment -> true);
  }

  private IntList live(IntPredicate wanted) {
    IntList live = new IntList();
    for (int fragment = 0; fragment < log.table().size(); fragment++) {
      if (log.table().isLive(fragment) && wanted.test(fragment)) {
        live.add(fragment);
      }
    }
    return live;
  }
}
