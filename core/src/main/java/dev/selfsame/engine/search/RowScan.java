package dev.selfsame.engine.search;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of those who stand behind a place and may meet a condition, in canonical order, one
 * after the other. Good until the lock is let go of.
 */
final class RowScan {
  /** What {@link #next} answers when there is no row left. */
  static final int NONE = PersonRows.NONE;

  /** Where no more than one in so many rows may be meant, the lists by code lead to them. */
  private static final int LISTED_SHARE = 8;

  private final PersonRows rows;
  private final RowMatcher test;

  /** The rows in order that are to be looked at, or null for all of them. */
  private final @Nullable BitSet listed;

  private int next;
  private int nextBehind;

  /** The row that was looked at last, and the one before it. */
  private int last = NONE;

  private int beforeLast = NONE;

  /** How many rows in order go before the next one of those behind them. */
  private int beforeNextBehind;

  /**
   * Finds where to start.
   *
   * @param place behind which to start, or null for the beginning
   */
  RowScan(PersonRows rows, RowMatcher test, @Nullable Identity place) {
    this.rows = rows;
    this.test = test;
    int inOrder = rows.inOrder();
    if (test.count(inOrder) <= inOrder / LISTED_SHARE) {
      listed = new BitSet(inOrder);
      test.collect(inOrder, listed);
    } else {
      listed = null;
    }
    if (place != null) {
      IntPredicate isShown = row -> rows.compareAnchor(row, place) <= 0;
      next = rows.countWhile(isShown);
      nextBehind = countBehind(isShown);
    }
    findNextBehind();
  }

  private int countBehind(IntPredicate isShown) {
    int low = 0;
    int high = rows.behind().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isShown.test(rows.behind().get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void findNextBehind() {
    IntList behind = rows.behind();
    beforeNextBehind =
        nextBehind < behind.size()
            ? rows.countBefore(rows.anchor(behind.get(nextBehind)))
            : Integer.MAX_VALUE;
  }

  /** {@return the next row, or {@link #NONE}} */
  int next() {
    for (int row = following(); row != NONE; row = following()) {
      if (rows.anchor(row) != PersonRows.NONE) {
        beforeLast = last;
        last = row;
        if (test.test(row) != CodeMatcher.NO_MATCH) {
          return row;
        }
      }
    }
    return NONE;
  }

  /**
   * {@return the row that was looked at before the one that {@link #next} gave, or {@link #NONE}}
   */
  int before() {
    return beforeLast;
  }

  private int following() {
    if (next < rows.inOrder() && listed != null) {
      int set = listed.nextSetBit(next);
      next = set < 0 ? rows.inOrder() : set;
    }
    if (beforeNextBehind <= next) {
      int row = rows.behind().get(nextBehind++);
      findNextBehind();
      return row;
    }
    return next < rows.inOrder() ? next++ : NONE;
  }
}
