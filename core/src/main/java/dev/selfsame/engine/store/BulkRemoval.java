package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The removal of many fragments in as many writes as it takes, so that others wait for one of them
 * and not for all.
 *
 * <p><b>Design.</b> What is removed is decided by a scan in one state, and is removed as far as it
 * is still held. So once it is done the store is as if all had been removed at once when the scan
 * ended, and the rest of the writes had followed. The fragments of what was one component of
 * evidence then are removed by one write, since each removal rebuilds the component; so those of a
 * person go together.
 */
public final class BulkRemoval {
  /** A write ends with the component that reaches this many fragments. */
  private static final int WRITE_SIZE = 512;

  private final LockedState locked;
  private final Writer writer;

  /** The writes of a store. */
  public interface Writer {
    /** Makes a change, and delivers its events to the listeners of the store. */
    <T> T write(Function<StoreState, T> change);
  }

  public BulkRemoval(LockedState locked, Writer writer) {
    this.locked = locked;
    this.writer = writer;
  }

  /**
   * Removes fragments. Costs O(n log n) in them, and O(evidence of the components that they are
   * in).
   *
   * @param selection returns the fragments; it is called under the lock of a scan
   * @return how many were removed
   */
  public long remove(Function<StoreState, IntList> selection) {
    Plan plan = locked.scan(state -> Plan.of(selection.apply(state), state));
    long removed = 0;
    int from = 0;
    for (int end : plan.ends().toArray()) {
      int start = from;
      removed +=
          writer.write(
              state -> {
                IntList held = plan.fragments().stillHeld(start, end, state.log().table());
                state.removeAll(held);
                return held.size();
              });
      from = end;
    }
    return removed;
  }

  /**
   * What is to be removed, one component after the other.
   *
   * @param ends the end of each write in the list
   */
  private record Plan(ListedFragments fragments, IntList ends) {

    static Plan of(IntList fragments, StoreState state) {
      long[] byComponent = new long[fragments.size()];
      for (int i = 0; i < byComponent.length; i++) {
        long root = state.graph().componentRoot(state.log().table().primary(fragments.get(i)));
        byComponent[i] = root << Integer.SIZE | fragments.get(i);
      }
      Arrays.sort(byComponent);
      IntList sorted = new IntList(byComponent.length);
      IntList ends = new IntList();
      int start = 0;
      for (int i = 0; i < byComponent.length; i++) {
        boolean isNew =
            i > 0 && byComponent[i] >> Integer.SIZE != byComponent[i - 1] >> Integer.SIZE;
        if (isNew && i - start >= WRITE_SIZE) {
          ends.add(i);
          start = i;
        }
        sorted.add((int) byComponent[i]);
      }
      if (byComponent.length > 0) {
        ends.add(byComponent.length);
      }
      return new Plan(new ListedFragments(sorted, state.log().table()), ends);
    }
  }
}
