package dev.selfsame.engine.journal;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one write changed. In one write a number is given to one fragment at most, and a fragment
 * that it removes was either held before or added by it.
 */
final class Effects {
  /** The added fragments, in parts. */
  final List<AddedFragments> added = new ArrayList<>(1);

  /** The numbers of the removed fragments. */
  final IntList removed = new IntList(0);

  final List<Veto> vetoesAdded = new ArrayList<>(0);
  final List<Veto> vetoesRemoved = new ArrayList<>(0);
  @Nullable KeyedHashes suppressed;
  @Nullable Erased erased;

  private final Buffers buffers;

  /**
   * Creates effects of nothing.
   *
   * @param buffers where the buffers of the fragments come from
   */
  Effects(Buffers buffers) {
    this.buffers = buffers;
  }

  /** {@return one more part of the added fragments, which has none yet} */
  AddedFragments newPart() {
    AddedFragments part = new AddedFragments(buffers.take());
    added.add(part);
    return part;
  }

  /** Gives the buffers of the fragments back; they must not be read any more. */
  void close() {
    added.forEach(part -> buffers.giveBack(part.bytes));
  }

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
    long size = (long) Long.BYTES * removed.size();
    for (AddedFragments part : added) {
      size += part.bytes.length() + (long) Long.BYTES * part.size();
    }
    return size;
  }
}
