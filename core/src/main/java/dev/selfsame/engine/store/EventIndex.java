package dev.selfsame.engine.store;

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

  EventIndex(FragmentTable table) {
    this.table = table;
    this.identities = table.identityRows();
  }

  /** Adds an event. */
  void add(int fragment) {
    while (next.size() <= fragment) {
      next.add(NONE);
    }
    int primary = table.primary(fragment);
    next.set(fragment, identities.firstEvent(primary));
    identities.setFirstEvent(primary, fragment);
  }

  /** Removes an event. Costs O(events under the same identity). */
  void remove(int fragment) {
    int primary = table.primary(fragment);
    int at = identities.firstEvent(primary);
    if (at == fragment) {
      identities.setFirstEvent(primary, next.get(fragment));
      return;
    }
    while (next.get(at) != fragment) {
      at = next.get(at);
    }
    next.set(at, next.get(fragment));
  }

  /** Removes events. Costs O(they and the events under the same identities). */
  void removeAll(IntList some) {
    BitSet gone = new BitSet();
    BitSet primaries = new BitSet();
    some.stream().forEach(gone::set);
    some.stream().map(table::primary).forEach(primaries::set);
    primaries.stream().forEach(primary -> unchain(primary, gone));
  }

  private void unchain(int primary, BitSet gone) {
    int last = NONE;
    for (int event = identities.firstEvent(primary); event != NONE; event = next.get(event)) {
      if (!gone.get(event)) {
        chain(primary, last, event);
        last = event;
      }
    }
    chain(primary, last, NONE);
  }

  private void chain(int primary, int last, int event) {
    if (last == NONE) {
      identities.setFirstEvent(primary, event);
    } else {
      next.set(last, event);
    }
  }

  /** {@return whether an event stored under an identity meets a condition} */
  boolean anyMatch(int identity, IntPredicate condition) {
    int event = identities.firstEvent(identity);
    while (event != NONE && !condition.test(event)) {
      event = next.get(event);
    }
    return event != NONE;
  }

  void collect(int identity, IntList into) {
    for (int event = identities.firstEvent(identity); event != NONE; event = next.get(event)) {
      into.add(event);
    }
  }
}
