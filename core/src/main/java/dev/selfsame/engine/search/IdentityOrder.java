package dev.selfsame.engine.search;

import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntPredicate;

/**
 * All identities in canonical order: a large list in order, and a small one of those that came
 * since it was made. It is made at the first question and brought up to date at the following ones.
 *
 * <p>Questions may come from many threads that hold the lock for reading; they take turns in {@link
 * #bringUpToDate}, and what it made stays as it is until they let go of the lock.
 */
public final class IdentityOrder implements StateListener {
  /** The small list has no more than this number and the following share of the large one. */
  private static final int MANY = 1024;

  private static final int MANY_SHARE = 64;

  private final StoreState state;
  private IntList large = new IntList(0);
  private IntList small = new IntList(0);

  /** The identities below this one are listed. */
  private int listed;

  /** Those of them that are forgotten since. */
  private final BitSet forgotten = new BitSet();

  /**
   * Makes the order of the identities of a state.
   *
   * @param state where it must be registered as a listener before anything is added
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
   * Lists what is new. Costs O(n log n) in what is new, and O(identities) at the first time, after
   * much that is new, and after somebody was forgotten.
   */
  synchronized void bringUpToDate() {
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
   * Visits identities in order from a place on, until the visitor has seen enough. Who is not known
   * any more is visited too.
   *
   * @param start the place
   * @param behind whether to leave out an identity that is the place itself
   * @param visitor tells whether to go on
   */
  void visit(Identity start, boolean behind, IntPredicate visitor) {
    Comparator<Identity> order = state.settings().namespaces().order();
    IntPredicate isBefore =
        identity -> order.compare(state.log().identity(identity), start) < (behind ? 1 : 0);
    int inLarge = countWhile(large, isBefore);
    int inSmall = countWhile(small, isBefore);
    boolean goOn = true;
    while (goOn && (inLarge < large.size() || inSmall < small.size())) {
      boolean takeSmall =
          inLarge == large.size()
              || (inSmall < small.size()
                  && state.compareIdentities(small.get(inSmall), large.get(inLarge)) < 0);
      goOn = visitor.test(takeSmall ? small.get(inSmall++) : large.get(inLarge++));
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
