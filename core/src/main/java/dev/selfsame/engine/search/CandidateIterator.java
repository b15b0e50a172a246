package dev.selfsame.engine.search;

import dev.selfsame.identity.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of those who may meet a condition, in canonical order, one after the other. No one
 * who meets it is left out, up to where a row is met that is not read. Good until the lock is let
 * go of.
 */
final class CandidateIterator {
  /** What {@link #next} answers when there is nobody left, or a row was met that is not read. */
  static final int NONE = PersonRows.NONE;

  private final PersonRows rows;
  private final List<AttributeColumn> columns;
  private final boolean complete;
  private final RowScan walk;
  private boolean metUnread;

  /**
   * Looks up who may meet a condition.
   *
   * @param columns the columns that the test looks at, or one that tells who has a profile
   * @param place behind which to start, or null for the beginning
   */
  CandidateIterator(
      PersonRows rows, List<AttributeColumn> columns, RowMatcher test, @Nullable Identity place) {
    this.rows = rows;
    this.columns = columns;
    this.complete = AttributeColumn.areComplete(columns);
    this.walk = new RowScan(rows, test, place);
  }

  /** {@return whether all rows are read} */
  boolean areAllRead() {
    return complete;
  }

  /** {@return whether they end at a row that is not read} */
  boolean metUnread() {
    return metUnread;
  }

  /**
   * {@return the anchor of the last person before the row that is not read, or {@link #NONE} when
   * they end at none, or at the first one}
   */
  int beforeUnread() {
    return metUnread && walk.before() != RowScan.NONE ? rows.anchor(walk.before()) : NONE;
  }

  /** {@return the next anchor, or {@link #NONE}} */
  int next() {
    for (int row = walk.next(); row != RowScan.NONE; row = walk.next()) {
      if (!complete && !AttributeColumn.areRead(columns, row)) {
        metUnread = true;
        return NONE;
      } else if (columns.get(0).code(row) != AttributeColumn.NO_PROFILE) {
        return rows.anchor(row);
      }
    }
    return NONE;
  }
}
