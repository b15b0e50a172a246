package dev.selfsame.engine.store;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import dev.selfsame.internal.identity.IdentityTable;

/** The members of graphs that are not stale, in canonical order, and the anchors of graphs. */
public final class GraphMembers {
  private final EvidenceGraph graph;
  private final IdentityTable identities;
  private final FragmentTable fragments;

  GraphMembers(EvidenceGraph graph, IdentityTable identities, FragmentTable fragments) {
    this.graph = graph;
    this.identities = identities;
    this.fragments = fragments;
  }

  /** {@return the identities of the graph of an identity in canonical order} */
  public IntList of(int identity) {
    IntList members = graph.members(identity);
    members.sort(identities::compare);
    return members;
  }

  /**
   * {@return whether the identity represents its graph; exactly one identity of each graph does}
   */
  public boolean isRepresentative(int identity) {
    return graph.representative(identity) == identity;
  }

  /**
   * {@return the anchor of a graph: the member with the highest namespace priority; among several
   * the one that was mentioned first in time; then the canonically first} Costs O(fragments that
   * mention the members of the first namespace) where there are several.
   *
   * @param members the members in canonical order
   */
  public int anchor(IntList members) {
    int anchor = members.get(0);
    if (members.size() == 1
        || identities.namespace(members.get(1)) != identities.namespace(anchor)) {
      return anchor;
    }
    int earliest = firstMention(anchor);
    for (int i = 1;
        i < members.size() && identities.namespace(members.get(i)) == identities.namespace(anchor);
        i++) {
      int fragment = firstMention(members.get(i));
      if (fragments.compareTime(fragment, earliest) < 0) {
        anchor = members.get(i);
        earliest = fragment;
      }
    }
    return anchor;
  }

  private int firstMention(int identity) {
    int first = fragments.fragmentAt(fragments.newestOccurrence(identity));
    for (int at = fragments.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = fragments.occurrenceBefore(at)) {
      if (fragments.compareTime(fragments.fragmentAt(at), first) < 0) {
        first = fragments.fragmentAt(at);
      }
    }
    return first;
  }
}
