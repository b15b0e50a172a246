package dev.selfsame.engine.store;

import dev.selfsame.graph.FragmentKey;

/** What a write made of a fragment that passed {@link Intake}. */
public sealed interface WriteOutcome {
  /** {@return what names the fragment in the store} */
  FragmentKey key();

  /**
   * The fragment is held, and counts.
   *
   * @param replaced whether it took the place of an earlier one with the same key
   */
  record Accepted(FragmentKey key, boolean replaced) implements WriteOutcome {}

  /**
   * One with the same key is held already, and nothing changed.
   *
   * @param differs whether its content is another
   */
  record Duplicate(FragmentKey key, boolean differs) implements WriteOutcome {}

  /**
   * The record is held, and is not newer than the current one of its strictly newer source.
   *
   * @param replaced whether it took the place of an earlier one with the same key
   */
  record Superseded(FragmentKey key, boolean replaced) implements WriteOutcome {}
}
