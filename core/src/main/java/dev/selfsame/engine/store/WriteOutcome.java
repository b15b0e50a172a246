package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKey;

/** The outcome of a write for a fragment that passed {@link Intake}. */
public sealed interface WriteOutcome {
  /** {@return the key of the fragment in the store} */
  FragmentKey key();

  /**
   * The fragment is new in the store, is held and takes effect.
   *
   * @param key the key of the fragment
   * @param replaced whether it replaced an earlier one with the same key
   */
  record Accepted(FragmentKey key, boolean replaced) implements WriteOutcome {}

  /**
   * A fragment with the same key is already held, and nothing changed.
   *
   * @param key the key of the fragment
   * @param differs whether its content differs from that of the one held
   */
  record Duplicate(FragmentKey key, boolean differs) implements WriteOutcome {}

  /**
   * The record is held, and is not newer than the current one of its strictly newer source.
   *
   * @param replaced whether it took the place of an earlier one with the same key
   */
  record Superseded(FragmentKey key, boolean replaced) implements WriteOutcome {}
}
