package dev.selfsame.engine.journal;

import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import java.util.function.IntFunction;

/** Some of the fragments that one write added. */
final class AddedFragments {
  /** The numbers of the fragments. */
  final IntList numbers = new IntList(0);

  /** What stands before the id of each fragment, and the rest of it as the log stores it. */
  final ByteWriter bytes;

  /** The end of both of each fragment, one after the other. */
  final IntList ends = new IntList(0);

  /** The names of the attributes by number. */
  IntFunction<String> names = number -> "";

  /**
   * Creates a list of none.
   *
   * @param buffer what the bytes are written to
   */
  AddedFragments(ByteWriter buffer) {
    this.bytes = buffer;
  }

  int size() {
    return numbers.size();
  }
}
