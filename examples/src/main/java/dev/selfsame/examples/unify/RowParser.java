package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Row;
import java.util.List;

/** Makes fragments of the rows of one input. Safe for use by any number of threads. */
interface RowParser {

  /** Returns what became of a row, or of each of its elements that are rows of their own. */
  List<ReadRow> parse(Row row);
}
