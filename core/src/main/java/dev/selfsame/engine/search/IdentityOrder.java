package dev.selfsame.engine.search;

import dev.selfsame.engine.store.IdentitySort;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntPredicate;

/**
 * All identities in canonical order: a large sorted list, and a small sorted list of those that
 * were added since. It is built by the first query and brought up to date by the following ones.
 *
 * <p>Queries may run in many threads that hold the lock for reading; {@link #bringUpToDate} is
 * synchronized, and what it builds does not change until they release the lock.
 */
public final class IdentityOrder implements StateListener {
  /** The small list has at most this many identities plus the following share of the large one. */
  private static final int MANY = 1024;

  private static final int MANY_SHARE = 64;

  private final StoreState state;
  private IntList large = new IntList(0);
  private IntList small = new IntList(0);

  /** All identities below this one are listed. */
  private int listed;

  /** The listed identities that were forgotten since. */
  private final BitSet forgotten = new BitSet();

  /** Whether an update has begun and not ended. If a call finds it set, the update failed. */
  private boolean updating;

  /**
   * Creates the order of the identities of a state.
   *
   * @param state the state, at which the order must be registered as a listener before anything is
   *     added
   */
  public IdentityOrder(StoreState state) {
    this.state = state;
  }

  @Override
  public void beforeForgotten(int identity) {
    if (identity < listed) {
      forgotten.set(identity);
    }
  }

  /**
   * Lists the new identities. Costs O(n log n) for n new identities, and O(identities) for the
   * first query, after many additions, and after an identity was forgotten.
   */
  synchronized void bringUpToDate() {
    if (updating) {
      // An update that failed halfway leaves inconsistent lists, so start over.
      large = new IntList(0);
      small = new IntList(0);
      listed = 0;
      forgotten.clear();
    }
    updating = true;
    update();
    updating = false;
  }

  private void update() {
    if (!forgotten.isEmpty()) {
      large = without(large);
      small = without(small);
      forgotten.clear();
    }
    IntList fresh = new IntList();
    for (; listed < state.identityBound(); listed++) {
      if (!state.isForgotten(listed)) {
        fresh.add(listed);
      }
    }
    if (!fresh.isEmpty()) {
      IdentitySort.sort(state, fresh);
      small = merged(small, fresh);
    }
    if (small.size() > MANY + large.size() / MANY_SHARE) {
      large = merged(large, small);
      small = new IntList(0);
    }
  }

  private IntList without(IntList all) {
    IntList rest = new IntList(all.size());
    for (int i = 0; i < all.size(); i++) {
      if (!forgotten.get(all.get(i))) {
        rest.add(all.get(i));
      }
    }
    return rest;
  }

  private IntList merged(IntList many, IntList few) {
    IntList both = new IntList(many.size() + few.size());
    int next = 0;
    for (int i = 0; i < few.size(); i++) {
      int identity = few.get(i);
      int end = many.isEmpty() ? 0 : many.countBelow(identity, state::compareIdentities);
      for (; next < end; next++) {
        both.add(many.get(next));
      }
      both.add(identity);
    }
    for (; next < many.size(); next++) {
      both.add(many.get(next));
    }
    return both;
  }

  /**
   * Visits the identities from a position on, in order, until the visitor returns false. Identities
   * that are not known any more are visited too.
   *
   * @param start the position
   * @param exclusive whether to leave out the identity at the position itself
   * @param visitor returns whether to continue
   */
  void visit(Identity start, boolean exclusive, IntPredicate visitor) {
    Comparator<Identity> order = state.settings().namespaces().order();
    IntPredicate isBefore =
        identity -> order.compare(state.log().identity(identity), start) < (exclusive ? 1 : 0);
    int inLarge = countWhile(large, isBefore);
    int inSmall = countWhile(small, isBefore);
    boolean isContinued = true;
    while (isContinued && (inLarge < large.size() || inSmall < small.size())) {
      boolean takeSmall =
          inLarge == large.size()
              || (inSmall < small.size()
                  && state.compareIdentities(small.get(inSmall), large.get(inLarge)) < 0);
      isContinued = visitor.test(takeSmall ? small.get(inSmall++) : large.get(inLarge++));
    }
  }

  private static int countWhile(IntList sorted, IntPredicate holds) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(sorted.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
