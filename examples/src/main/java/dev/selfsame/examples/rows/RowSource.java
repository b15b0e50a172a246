package dev.selfsame.examples.rows;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after another. Not safe for use by several threads. */
interface RowSource extends Closeable {

  /** Returns the next row, a text or unreadable, or null after the last one. */
  @Nullable Row next() throws IOException;

  /** Returns the place at which the row starts that is being read. */
  Place place();
}
