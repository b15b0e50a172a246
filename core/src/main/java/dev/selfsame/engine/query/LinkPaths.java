package dev.selfsame.engine.query;

import dev.selfsame.engine.store.StoreState;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The search for paths between identities along the evidence that mentions them together. */
final class LinkPaths {
  private final StoreState state;
  private final EvidenceGraph graph;
  private final FragmentTable table;

  LinkPaths(StoreState state) {
    this.state = state;
    this.graph = state.graph();
    this.table = state.log().table();
  }

  /** Returns the identities of an evidence that count as mentioned together. */
  interface Mentions {
    int[] of(int evidence);
  }

  /** Tells which pairs a path may use. */
  interface Passable {
    boolean test(int from, int to);
  }

  /** A visitor of the identities that are mentioned together with one. */
  interface Visitor {
    void visit(int other, int evidence);
  }

  /**
   * Visits the identities that evidence mentions together with an identity and that may be linked.
   */
  void forEachMentionedWith(int identity, Visitor visitor) {
    forEachMentionedWith(identity, graph::active, visitor);
  }

  /** Visits the identities that evidence mentions together with an identity. */
  void forEachMentionedWith(int identity, Mentions mentions, Visitor visitor) {
    for (int at = table.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = table.occurrenceBefore(at)) {
      int evidence = table.fragmentAt(at);
      if (table.isEvidence(evidence)) {
        int[] mentioned = mentions.of(evidence);
        if (Arrays.stream(mentioned).anyMatch(other -> other == identity)) {
          Arrays.stream(mentioned)
              .filter(other -> other != identity)
              .forEach(other -> visitor.visit(other, evidence));
        }
      }
    }
  }

  /**
   * Returns the canonically first of the shortest paths, both ends included, or null. Distances are
   * measured from the end, so that each step from the start can take the canonically first identity
   * that is nearer by one.
   */
  int @Nullable [] shortest(int start, int end, Passable passable, Mentions mentions) {
    Map<Integer, Integer> distances = new HashMap<>();
    distances.put(end, 0);
    IntList queue = IntList.of(end);
    for (int next = 0; next < queue.size() && !distances.containsKey(start); next++) {
      int at = queue.get(next);
      int distance = distances.getOrDefault(at, 0) + 1;
      forEachMentionedWith(
          at,
          mentions,
          (other, evidence) -> {
            if (passable.test(at, other) && distances.putIfAbsent(other, distance) == null) {
              queue.add(other);
            }
          });
    }
    Integer length = distances.get(start);
    if (length == null) {
      return null;
    }
    int[] path = new int[length + 1];
    path[0] = start;
    for (int i = 1; i < path.length; i++) {
      path[i] = firstAtDistance(path[i - 1], length - i, distances, passable, mentions);
    }
    return path;
  }

  private int firstAtDistance(
      int from,
      int distance,
      Map<Integer, Integer> distances,
      Passable passable,
      Mentions mentions) {
    IntList nearer = new IntList();
    forEachMentionedWith(
        from,
        mentions,
        (other, evidence) -> {
          Integer measured = distances.get(other);
          if (measured != null && measured == distance && passable.test(from, other)) {
            nearer.add(other);
          }
        });
    nearer.sort(state::compareIdentities);
    return nearer.get(0);
  }

  /**
   * Returns the identities that a fragment mentions and that can be linked, including those in
   * quarantine.
   */
  int[] linkable(int fragment) {
    IntList linkable = new IntList();
    for (int i = table.firstOccurrence(fragment); i < table.endOfOccurrences(fragment); i++) {
      if (graph.isGraphForming(table.identityAt(i))) {
        linkable.add(table.identityAt(i));
      }
    }
    return linkable.toArray();
  }
}
