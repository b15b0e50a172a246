package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import dev.selfsame.internal.identity.IdentityTable;

/**
 * What a write has to overwrite at its end: the fragments that it removed, and the identities that
 * nothing mentions any more.
 */
final class Sweeper {
  private final FragmentLog log;
  private final EvidenceGraph graph;
  private final IdentityTable identities;
  private final ProfileIdIndex profileIds;
  private final StateListener listeners;

  /** The fragments removed since the last sweep. */
  private final IntList removed = new IntList();

  /** Further identities, besides those of removed fragments, that may not be mentioned any more. */
  private final IntList maybeUnmentioned = new IntList();

  Sweeper(
      FragmentLog log,
      EvidenceGraph graph,
      IdentityTable identities,
      ProfileIdIndex profileIds,
      StateListener listeners) {
    this.log = log;
    this.graph = graph;
    this.identities = identities;
    this.profileIds = profileIds;
    this.listeners = listeners;
  }

  void addRemoved(int fragment) {
    removed.add(fragment);
  }

  void addMaybeUnmentioned(int identity) {
    maybeUnmentioned.add(identity);
  }

  /** Adds all identities from one on, which may not be mentioned. */
  void addNew(int first) {
    for (int identity = first; identity < identities.size(); identity++) {
      maybeUnmentioned.add(identity);
    }
  }

  /** Overwrites all that was added since the last sweep. Costs O(its size). */
  void sweep() {
    if (removed.isEmpty() && maybeUnmentioned.isEmpty()) {
      return;
    }
    FragmentTable table = log.table();
    for (int i = 0; i < removed.size(); i++) {
      int fragment = removed.get(i);
      for (int at = table.firstOccurrence(fragment); at < table.endOfOccurrences(fragment); at++) {
        forgetUnmentioned(table.identityAt(at));
      }
    }
    maybeUnmentioned.stream().forEach(this::forgetUnmentioned);
    log.wipe(removed);
    removed.clear();
    maybeUnmentioned.clear();
  }

  private void forgetUnmentioned(int identity) {
    boolean isMentioned = log.table().newestOccurrence(identity) != FragmentTable.NONE;
    if (!isMentioned && !graph.isVetoed(identity) && !identities.isForgotten(identity)) {
      profileIds.forget(identity);
      listeners.beforeForgotten(identity);
      identities.forget(identity);
    }
  }
}
