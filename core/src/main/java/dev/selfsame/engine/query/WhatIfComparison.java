package dev.selfsame.engine.query;

import com.google.common.collect.Lists;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.WhatIf;
import dev.selfsame.graph.WhatIf.Change;
import dev.selfsame.graph.WhatIf.Kind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.UnionFind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The comparison of the graphs of a store with those that the same fragments make under other
 * rules.
 *
 * <p>Identities that are in one graph before or after are put into one class, so the graphs of a
 * class exchange identities only with each other. A class with one graph before and the same graph
 * after is unchanged.
 */
final class WhatIfComparison {
  private final WhatIfCopy before;
  private final StoreState after;
  private final UnionFind classes = new UnionFind();

  private WhatIfComparison(WhatIfCopy before) {
    this.before = before;
    this.after = before.under();
  }

  /**
   * Builds the graphs under other rules from a copy of a store, and compares those of the store.
   */
  static WhatIf compare(WhatIfCopy copy) {
    return new WhatIfComparison(copy).result();
  }

  private WhatIf result() {
    for (int identity = 0; identity < before.identityBound(); identity++) {
      classes.add();
    }
    Map<Integer, Integer> firstOfGraphAfter = new HashMap<>();
    for (int identity = 0; identity < before.identityBound(); identity++) {
      if (isCompared(identity)) {
        join(identity, before.graph(identity));
        int then = after.identity(before.identity(identity));
        if (then != StoreState.UNKNOWN) {
          Integer first =
              firstOfGraphAfter.putIfAbsent(after.graph().representative(then), identity);
          join(identity, first == null ? identity : first);
        }
      }
    }
    List<Change> changes = new ArrayList<>();
    long unchanged = 0;
    for (int identity = 0; identity < before.identityBound(); identity++) {
      if (isCompared(identity) && classes.find(identity) == identity) {
        Change change = change(classes.members(identity));
        if (change.before().equals(change.after())) {
          unchanged++;
        } else {
          changes.add(change);
        }
      }
    }
    Comparator<Identity> order = before.rules().namespaces().order();
    changes.sort(Comparator.comparing(change -> change.before().get(0).get(0), order));
    return new WhatIf(changes, unchanged, before.rejected());
  }

  private boolean isCompared(int identity) {
    return before.graph(identity) != WhatIfCopy.NO_GRAPH;
  }

  private void join(int a, int b) {
    classes.union(classes.findHalving(a), classes.findHalving(b));
  }

  private Change change(IntList members) {
    Map<Integer, List<Identity>> graphsBefore = new HashMap<>();
    Map<Integer, List<Identity>> graphsAfter = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      Identity identity = before.identity(members.get(i));
      graphsBefore
          .computeIfAbsent(before.graph(members.get(i)), any -> new ArrayList<>())
          .add(identity);
      int then = after.identity(identity);
      if (then != StoreState.UNKNOWN) {
        graphsAfter
            .computeIfAbsent(after.graph().representative(then), any -> new ArrayList<>())
            .add(identity);
      }
    }
    List<List<Identity>> from = inOrder(graphsBefore);
    List<List<Identity>> to = inOrder(graphsAfter);
    return new Change(kind(from.size(), to.size()), from, to);
  }

  private static Kind kind(int before, int after) {
    if (after == 0) {
      return Kind.VANISH;
    }
    if (after == 1) {
      return before > 1 ? Kind.MERGE : Kind.REGROUP;
    }
    return before == 1 ? Kind.SPLIT : Kind.REGROUP;
  }

  private List<List<Identity>> inOrder(Map<Integer, List<Identity>> graphs) {
    Comparator<Identity> order = before.rules().namespaces().order();
    List<List<Identity>> sorted = Lists.newArrayList(graphs.values());
    sorted.forEach(graph -> graph.sort(order));
    sorted.sort(Comparator.comparing(graph -> graph.get(0), order));
    return sorted;
  }
}
