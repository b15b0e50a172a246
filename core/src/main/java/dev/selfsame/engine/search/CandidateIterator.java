package dev.selfsame.engine.search;

import dev.selfsame.identity.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Iterator over the anchors of the persons that may meet a condition, in canonical order. It leaves
 * out no person that meets the condition, up to the first unread row, where it ends. Valid until
 * the lock is released.
 */
final class CandidateIterator {
  /** The result of {@link #next} at the end, or at an unread row. */
  static final int NONE = PersonRows.NONE;

  private final PersonRows rows;
  private final List<AttributeColumn> columns;
  private final boolean complete;
  private final RowScan scan;
  private boolean metUnread;

  /**
   * Creates an iterator.
   *
   * @param columns the columns that the matcher reads, or one that tells which rows have a profile
   * @param position the position after which to start, or null for the beginning
   */
  CandidateIterator(
      PersonRows rows,
      List<AttributeColumn> columns,
      RowMatcher matcher,
      @Nullable Identity position) {
    this.rows = rows;
    this.columns = columns;
    this.complete = AttributeColumn.areComplete(columns);
    this.scan = new RowScan(rows, matcher, position);
  }

  /** {@return whether all rows are read} */
  boolean areAllRead() {
    return complete;
  }

  /** {@return whether the candidates ended at an unread row} */
  boolean metUnread() {
    return metUnread;
  }

  /**
   * {@return the anchor of the last person before the unread row, or {@link #NONE} when the
   * candidates did not end at an unread row or the first row is unread}
   */
  int beforeUnread() {
    return metUnread && scan.previous() != RowScan.NONE ? rows.anchor(scan.previous()) : NONE;
  }

  /** {@return the next anchor, or {@link #NONE}} */
  int next() {
    for (int row = scan.next(); row != RowScan.NONE; row = scan.next()) {
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
