package dev.selfsame.engine.journal;

import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one write changed. In one write a number is given to one fragment at most, and a fragment
 * that it removes was either held before or added by it.
 */
final class Effects {
  /** What stands before the id of each added fragment, and the rest of it as the log stores it. */
  final ByteWriter fragments;

  /** The end of both of each added fragment, one after the other. */
  final IntList ends = new IntList(0);

  /** The names of the attributes of the added fragments by number. */
  IntFunction<String> names = number -> "";

  /** The numbers of the added fragments. */
  final IntList added = new IntList(0);

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
   * @param buffers where the buffer of the fragments comes from
   */
  Effects(Buffers buffers) {
    this.buffers = buffers;
    this.fragments = buffers.take();
  }

  /** Gives the buffer of the fragments back; they must not be read any more. */
  void close() {
    buffers.giveBack(fragments);
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
    return fragments.length() + (long) Long.BYTES * (added.size() + removed.size());
  }
}
