package dev.selfsame.examples.unify;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one input, one after the other. */
interface RowReader extends Closeable {

  /** Returns the next row, or null after the last one. */
  @Nullable Row next() throws IOException;

  /** Returns how many bytes were read so far. */
  long bytesRead();
}
