package dev.selfsame.engine.journal;

import dev.selfsame.engine.store.LockedState;
import dev.selfsame.engine.store.PortableWriter;
import dev.selfsame.engine.store.SettingsInForce;
import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.internal.column.ByteWriter;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.Settings;
import java.util.BitSet;

/**
 * The fragments of a state between two writes, read in steps while writers go on.
 *
 * <p><b>Design.</b> When the scan starts it notes which fragments are held, as one bit each. A
 * fragment that is removed before its turn is copied by the write that removes it, and its bit is
 * cleared, so that a later fragment with its number is not taken for it. So writers wait for no
 * more than a step, and a copy is made of what is removed only. Used by one thread; the calls of
 * the listener come under the lock for writing.
 */
final class ConsistentScan implements StateListener {
  /** How many fragments a step reads at most. */
  private static final int STEP = 256;

  private final Settings settings;
  private final PortableWriter portable;

  /** The fragments that were held at the start, and neither read nor copied yet. */
  private final BitSet left = new BitSet();

  /** The copies of what was removed, and the end of each. */
  private ByteWriter copies = new ByteWriter(0);

  private IntList ends = new IntList(0);
  private int next;

  private ConsistentScan(StoreState state, Settings settings) {
    this.settings = settings;
    this.portable = new PortableWriter(state);
    for (int fragment = 0; fragment < state.log().table().size(); fragment++) {
      if (state.log().table().isLive(fragment)) {
        left.set(fragment);
      }
    }
  }

  /** Starts a scan; with the state of then, it keeps the settings of then. */
  static ConsistentScan start(LockedState locked, SettingsInForce settings) {
    return locked.write(
        before ->
            state -> {
              ConsistentScan scan = new ConsistentScan(state, settings.get());
              state.addListener(scan);
              return scan;
            });
  }

  /** {@return the settings, with the vetoes and the suppression list of then} */
  Settings settings() {
    return settings;
  }

  /** Ends the scan; it costs writers nothing any more. */
  void end(LockedState locked) {
    locked.write(
        before ->
            state -> {
              state.removeListener(this);
              return state;
            });
  }

  /** Fragments as bytes, and the end of each; no fragments where the scan has come to its end. */
  record Step(ByteWriter bodies, IntList ends) {}

  /** Reads some more fragments. */
  Step next(LockedState locked) {
    return locked.read(state -> next());
  }

  private Step next() {
    Step step = new Step(copies, ends);
    copies = new ByteWriter(0);
    ends = new IntList(0);
    for (int fragment = left.nextSetBit(next);
        fragment >= 0 && step.ends().size() < STEP;
        fragment = left.nextSetBit(next)) {
      portable.write(fragment, step.bodies());
      step.ends().add(step.bodies().length());
      left.clear(fragment);
      next = fragment + 1;
    }
    return step;
  }

  @Override
  public void beforeFragmentRemoved(int fragment) {
    if (left.get(fragment)) {
      portable.write(fragment, copies);
      ends.add(copies.length());
      left.clear(fragment);
    }
  }
}
