package dev.selfsame.graph;

import com.google.common.collect.ImmutableList;
import dev.selfsame.identity.Identity;
import java.util.List;

/**
 * The result of {@link IdentityGraph#whatIf}: which graphs would merge or split under other rules,
 * how many would stay, and which fragments would be rejected.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @param changes the graphs that would change, those that exchange identities in one change, in the
 *     order of their first identities
 * @param unchanged how many graphs would stay as they are, single identities included
 * @param rejected the fragments that the new limits would reject, in the order of fragments
 * @since 0.1.0
 */
public record WhatIf(List<Change> changes, long unchanged, List<FragmentKey> rejected) {

  /**
   * Creates a result.
   *
   * @param changes the graphs that would change
   * @param unchanged how many graphs would stay as they are
   * @param rejected the fragments that would be rejected
   */
  public WhatIf {
    changes = ImmutableList.copyOf(changes);
    rejected = ImmutableList.copyOf(rejected);
  }

  /** The kind of a change. */
  public enum Kind {
    /** Several graphs would become one. */
    MERGE,
    /** One graph would become several. */
    SPLIT,
    /** Graphs would exchange identities. */
    REGROUP,
    /**
     * Identities would no longer be known, since every fragment that mentions them would be
     * rejected.
     */
    VANISH
  }

  /**
   * A change of one or more graphs.
   *
   * @param kind what would become of them
   * @param before the graphs as they are, each in canonical order, sorted by their first identities
   * @param after the graphs as they would be, in the same order
   */
  public record Change(Kind kind, List<List<Identity>> before, List<List<Identity>> after) {

    /**
     * Creates a change.
     *
     * @param kind what would become of them
     * @param before the graphs as they are
     * @param after the graphs as they would be
     */
    public Change {
      before =
          before.stream()
              .<List<Identity>>map(ImmutableList::copyOf)
              .collect(ImmutableList.toImmutableList());
      after =
          after.stream()
              .<List<Identity>>map(ImmutableList::copyOf)
              .collect(ImmutableList.toImmutableList());
    }
  }
}
