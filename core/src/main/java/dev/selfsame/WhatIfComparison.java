package dev.selfsame;

import com.google.common.collect.Lists;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.WhatIf;
import dev.selfsame.graph.WhatIf.Change;
import dev.selfsame.graph.WhatIf.Kind;
import dev.selfsame.identity.Identity;
import dev.selfsame.internal.Components;
import dev.selfsame.internal.IntList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The comparison of the graphs of a store with those that the same fragments make under other
 * rules.
 *
 * <p>Identities that are together before or after are put into one class; the graphs of a class
 * exchange identities with each other and with nobody else. A class with one graph before and the
 * same one after is unchanged.
 */
final class WhatIfComparison {
  private final HeldFragments before;
  private final HeldFragments after;
  private final Settings settings;
  private final Components classes = new Components();

  private WhatIfComparison(HeldFragments before, HeldFragments after, Settings settings) {
    this.before = before;
    this.after = after;
    this.settings = settings;
  }

  /** Compares resolved graphs with those under other settings. */
  static WhatIf compare(HeldFragments held, Settings other) {
    IntList kept = new IntList();
    IntList rejected = new IntList();
    IntList all = held.select().live();
    all.sort(held.log()::compare);
    for (int i = 0; i < all.size(); i++) {
      (isRejected(held.log().get(all.get(i)), other) ? rejected : kept).add(all.get(i));
    }
    HeldFragments changed = held.copyOf(kept, other, other.graphRules());
    changed.graph().refreshAll();
    List<FragmentKey> keys = rejected.stream().mapToObj(held.log()::key).toList();
    return new WhatIfComparison(held, changed, other).result(keys);
  }

  private static boolean isRejected(ProfileFragment fragment, Settings settings) {
    Map<String, Integer> counts = new HashMap<>();
    for (Identity identity : fragment.identities()) {
      int count = counts.merge(identity.namespace(), 1, Integer::sum);
      OptionalInt limit = settings.graphRules().limit(identity.namespace());
      if (limit.isPresent() && count > limit.getAsInt()) {
        return true;
      }
    }
    return false;
  }

  private WhatIf result(List<FragmentKey> rejected) {
    for (int identity = 0; identity < before.identityBound(); identity++) {
      classes.add();
    }
    Map<Integer, Integer> firstOfGraphAfter = new HashMap<>();
    for (int identity = 0; identity < before.identityBound(); identity++) {
      if (isCompared(identity)) {
        join(identity, before.graph().representative(identity));
        int then = after.identity(before.log().identity(identity));
        if (then != HeldFragments.UNKNOWN) {
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
    Comparator<Identity> order = settings.namespaces().order();
    changes.sort(Comparator.comparing(change -> change.before().get(0).get(0), order));
    return new WhatIf(changes, unchanged, rejected);
  }

  private boolean isCompared(int identity) {
    return before.isKnown(identity) && before.isGraphForming(identity);
  }

  private void join(int a, int b) {
    classes.union(classes.findHalving(a), classes.findHalving(b));
  }

  private Change change(IntList members) {
    Map<Integer, List<Identity>> graphsBefore = new HashMap<>();
    Map<Integer, List<Identity>> graphsAfter = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      Identity identity = before.log().identity(members.get(i));
      graphsBefore
          .computeIfAbsent(before.graph().representative(members.get(i)), any -> new ArrayList<>())
          .add(identity);
      int then = after.identity(identity);
      if (then != HeldFragments.UNKNOWN) {
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
    Comparator<Identity> order = settings.namespaces().order();
    List<List<Identity>> sorted = Lists.newArrayList(graphs.values());
    sorted.forEach(graph -> graph.sort(order));
    sorted.sort(Comparator.comparing(graph -> graph.get(0), order));
    return sorted;
  }
}
