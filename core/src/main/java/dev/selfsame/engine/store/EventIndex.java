package dev.selfsame.engine.store;

import dev.selfsame.internal.column.Chains;
import dev.selfsame.internal.column.IntColumn;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.fragment.IdentityRows;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** The events stored under each identity, chained in no particular order. */
final class EventIndex {
  private static final int NONE = FragmentTable.NONE;

  private final FragmentTable table;
  private final IdentityRows identities;

  /** The next event in the chain, for each fragment that is an event. */
  private final IntColumn next = new IntColumn();

  private final Chains chains = new Chains(new Links());

  EventIndex(FragmentTable table) {
    this.table = table;
    this.identities = table.identityRows();
  }

  /** Adds an event. */
  void add(int fragment) {
    while (next.size() <= fragment) {
      next.add(NONE);
    }
    chains.add(table.primary(fragment), fragment);
  }

  /** Removes an event. Costs O(1), except that once all events are linked backwards. */
  void remove(int fragment) {
    chains.remove(table.primary(fragment), fragment);
  }

  /** Removes events. Costs O(they and the events under the same identities). */
  void removeAll(IntList some) {
    BitSet gone = new BitSet();
    BitSet primaries = new BitSet();
    some.stream().forEach(gone::set);
    some.stream().map(table::primary).forEach(primaries::set);
    primaries.stream().forEach(primary -> chains.removeIf(primary, gone::get));
  }

  /** {@return whether an event stored under an identity meets a condition} */
  boolean anyMatch(int identity, IntPredicate condition) {
    int event = identities.firstEvent(identity);
    while (event != NONE && !condition.test(event)) {
      event = next.get(event);
    }
    return event != NONE;
  }

  /** Adds the events stored under an identity. */
  void collect(int identity, IntList into) {
    collect(IntList.of(identity), into);
  }

  /**
   * Adds the events stored under some identities. The chains are followed side by side, so that
   * their cache misses overlap.
   */
  void collect(IntList some, IntList into) {
    IntList chains = new IntList(some.size());
    for (int i = 0; i < some.size(); i++) {
      int first = identities.firstEvent(some.get(i));
      if (first != NONE) {
        chains.add(first);
      }
    }
    while (!chains.isEmpty()) {
      int left = 0;
      for (int i = 0; i < chains.size(); i++) {
        int event = chains.get(i);
        into.add(event);
        int following = next.get(event);
        if (following != NONE) {
          chains.set(left++, following);
        }
      }
      chains.shorten(left);
    }
  }

  /** The links between the events of each primary identity. */
  private final class Links implements Chains.Links {
    @Override
    public int owners() {
      return identities.size();
    }

    @Override
    public int first(int owner) {
      return identities.firstEvent(owner);
    }

    @Override
    public void setFirst(int owner, int element) {
      identities.setFirstEvent(owner, element);
    }

    @Override
    public int next(int element) {
      return next.get(element);
    }

    @Override
    public void setNext(int element, int following) {
      next.set(element, following);
    }
  }
}
