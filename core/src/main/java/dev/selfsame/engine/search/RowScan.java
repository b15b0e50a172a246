package dev.selfsame.engine.search;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Iterator over the rows after a position that may meet a condition, in canonical order. Valid
 * until the lock is released.
 */
final class RowScan {
  /** The result of {@link #next} at the end. */
  static final int NONE = PersonRows.NONE;

  /** Where at most one in this many rows may match, the rows are found by the lists by code. */
  private static final int LISTED_SHARE = 8;

  private final PersonRows rows;
  private final RowMatcher matcher;

  /** The rows in order that are candidates, or null for all of them. */
  private final @Nullable BitSet listed;

  private int next;
  private int nextInTail;

  /** The row that was matched last, and the one before it. */
  private int last = NONE;

  private int beforeLast = NONE;

  /** How many rows in order come before the next row of the tail. */
  private int beforeNextInTail;

  /**
   * Creates a scan.
   *
   * @param position the position after which to start, or null for the beginning
   */
  RowScan(PersonRows rows, RowMatcher matcher, @Nullable Identity position) {
    this.rows = rows;
    this.matcher = matcher;
    int inOrder = rows.inOrder();
    if (matcher.count(inOrder) <= inOrder / LISTED_SHARE) {
      listed = new BitSet(inOrder);
      matcher.collect(inOrder, listed);
    } else {
      listed = null;
    }
    if (position != null) {
      IntPredicate isUpToPosition = row -> rows.compareAnchor(row, position) <= 0;
      next = rows.countWhile(isUpToPosition);
      nextInTail = countInTail(isUpToPosition);
    }
    findNextInTail();
  }

  private int countInTail(IntPredicate isUpToPosition) {
    int low = 0;
    int high = rows.tail().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isUpToPosition.test(rows.tail().get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void findNextInTail() {
    IntList tail = rows.tail();
    beforeNextInTail =
        nextInTail < tail.size()
            ? rows.countBefore(rows.anchor(tail.get(nextInTail)))
            : Integer.MAX_VALUE;
  }

  /** {@return the next row, or {@link #NONE}} */
  int next() {
    for (int row = nextCandidate(); row != NONE; row = nextCandidate()) {
      if (rows.anchor(row) != PersonRows.NONE) {
        beforeLast = last;
        last = row;
        if (matcher.match(row) != CodeMatcher.NO_MATCH) {
          return row;
        }
      }
    }
    return NONE;
  }

  /**
   * {@return the row that was matched before the one that {@link #next} returned, or {@link #NONE}}
   */
  int previous() {
    return beforeLast;
  }

  private int nextCandidate() {
    if (next < rows.inOrder() && listed != null) {
      int set = listed.nextSetBit(next);
      next = set < 0 ? rows.inOrder() : set;
    }
    if (beforeNextInTail <= next) {
      int row = rows.tail().get(nextInTail++);
      findNextInTail();
      return row;
    }
    return next < rows.inOrder() ? next++ : NONE;
  }
}
