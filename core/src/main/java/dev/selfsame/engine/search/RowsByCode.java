package dev.selfsame.engine.search;

import java.util.BitSet;

/**
 * The rows of a column, listed by code: an inverted index. Rows that were deleted since are still
 * listed, and new ones are not.
 */
final class RowsByCode {
  /** The index at which the rows of each code start; one more entry is the end of the last code. */
  private final int[] starts;

  private final int[] rows;

  private RowsByCode(int[] starts, int[] rows) {
    this.starts = starts;
    this.rows = rows;
  }

  /** Lists the first rows of a column. Costs O(rows + codes). */
  static RowsByCode of(int[] codes, int count, int bound) {
    int[] starts = new int[bound + 1];
    for (int row = 0; row < count; row++) {
      starts[codes[row] + 1]++;
    }
    for (int code = 0; code < bound; code++) {
      starts[code + 1] += starts[code];
    }
    int[] next = starts.clone();
    int[] rows = new int[count];
    for (int row = 0; row < count; row++) {
      rows[next[codes[row]]++] = row;
    }
    return new RowsByCode(starts, rows);
  }

  /** {@return how many rows are listed under the codes of a range} */
  int count(int from, int to) {
    return from < end(to) ? starts[end(to)] - starts[from] : 0;
  }

  /** Adds the rows that are listed under the codes of a range. */
  void collect(int from, int to, BitSet into) {
    if (from < end(to)) {
      for (int i = starts[from]; i < starts[end(to)]; i++) {
        into.set(rows[i]);
      }
    }
  }

  /** {@return a code, or the end of the listed codes if it is beyond them} */
  private int end(int code) {
    return Math.min(code, starts.length - 1);
  }
}
