package dev.selfsame.engine.journal;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one write changed. In one write a number is given to one fragment at most, and a fragment
 * that it removes was either held before or added by it.
 */
final class Effects {
  /** The bytes of the added fragments, and the end of each. */
  final ByteWriter bodies = new ByteWriter(0);

  final IntList ends = new IntList(0);

  /** The numbers of the added fragments. */
  final IntList added = new IntList(0);

  /** The numbers of the removed fragments. */
  final IntList removed = new IntList(0);

  final List<Veto> vetoesAdded = new ArrayList<>(0);
  final List<Veto> vetoesRemoved = new ArrayList<>(0);
  @Nullable KeyedHashes suppressed;
  @Nullable Erased erased;

  boolean isEmpty() {
    return added.isEmpty()
        && removed.isEmpty()
        && vetoesAdded.isEmpty()
        && vetoesRemoved.isEmpty()
        && suppressed == null
        && erased == null;
  }

  /** {@return about how many bytes they take in memory and in a file} */
  long size() {
    return bodies.length() + (long) Long.BYTES * (added.size() + removed.size());
  }
}
