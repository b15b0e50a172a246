package dev.selfsame;

import dev.selfsame.identity.Identity;
import dev.selfsame.internal.IntList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of those who may meet a condition, in canonical order, one after the other. No one
 * who meets it is left out. Good until the lock is let go of.
 */
final class ProfileHits {
  /** What {@link #next} answers when there is nobody left. */
  static final int NONE = PersonRows.NONE;

  /** Where no more than one in so many rows may be meant, the lists by code lead to them. */
  private static final int LISTED_SHARE = 8;

  private final HeldFragments held;
  private final PersonRows rows;
  private final RowTest test;

  /** A column that tells who has a profile, if there is one. */
  private final @Nullable AttributeColumn any;

  /** The rows in order that are to be looked at, or null for all of them. */
  private final @Nullable BitSet listed;

  private int next;
  private final IntList behind = new IntList();
  private int nextBehind;

  /**
   * Looks up who may meet a condition.
   *
   * @param columns the columns that the test looks at, all up to date
   * @param place behind which to start, or null for the beginning
   */
  ProfileHits(
      HeldFragments held,
      PersonRows rows,
      List<AttributeColumn> columns,
      RowTest test,
      @Nullable Identity place) {
    this.held = held;
    this.rows = rows;
    this.test = test;
    this.any = columns.isEmpty() ? null : columns.get(0);
    int inOrder = rows.inOrder();
    if (test.count(inOrder) <= inOrder / LISTED_SHARE) {
      listed = new BitSet(inOrder);
      test.collect(inOrder, listed);
    } else {
      listed = null;
    }
    IntPredicate isShown = isShown(place);
    next = followingHit(place == null ? 0 : rows.countWhile(isShown));
    collectBehind(place == null ? row -> false : isShown);
  }

  private IntPredicate isShown(@Nullable Identity place) {
    Comparator<Identity> order = held.settings().namespaces().order();
    return row -> order.compare(held.log().identity(rows.anchor(row)), place) <= 0;
  }

  private void collectBehind(IntPredicate isShown) {
    IntList all = rows.behind();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isShown.test(all.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < all.size(); i++) {
      if (isHit(all.get(i))) {
        behind.add(rows.anchor(all.get(i)));
      }
    }
  }

  /** {@return the next anchor, or {@link #NONE}} */
  int next() {
    boolean isLeft = next < rows.inOrder();
    if (nextBehind < behind.size()
        && (!isLeft || held.compareIdentities(behind.get(nextBehind), rows.anchor(next)) < 0)) {
      return behind.get(nextBehind++);
    } else if (!isLeft) {
      return NONE;
    }
    int anchor = rows.anchor(next);
    next = followingHit(next + 1);
    return anchor;
  }

  private int followingHit(int from) {
    int row = listed == null ? from : listed.nextSetBit(from);
    while (row >= 0 && row < rows.inOrder() && !isHit(row)) {
      row = listed == null ? row + 1 : listed.nextSetBit(row + 1);
    }
    return row < 0 ? rows.inOrder() : row;
  }

  private boolean isHit(int row) {
    return rows.anchor(row) != PersonRows.NONE
        && (any == null || any.code(row) != AttributeColumn.NO_PROFILE)
        && test.test(row) != CodeTest.NO;
  }
}
