package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of the history of a {@link Fold}: late evidence is inserted, evidence is removed, or a
 * veto comes or goes. The history is replayed from there: only those steps are resolved again that
 * are affected, up to where the history with the change is again equal to the history without it.
 *
 * <p><b>Design.</b> After each step the old and the new history differ in the links of a few
 * identities. A later step has the same result as before unless its connected set, in either
 * history, contains such an identity; and until there is such a step, these sets do not change. So
 * the next step to be resolved again is the earliest evidence that mentions an identity of these
 * sets. The versions of the links are rewritten in place; of the old history only the differences
 * are kept.
 */
final class Replay {
  /** A function from an identity to its links at a position in one history. */
  private interface History {
    FoldLink[] links(FoldNode node);
  }

  private final FoldState state;
  private final IntOrder order;

  /**
   * The links that identities have in the old history at the current position, where they differ.
   */
  private final Map<FoldNode, FoldLink[]> old = new HashMap<>();

  /** Links and identities whose newest mention differs between the histories. */
  private final Set<FoldLink> refreshedLinks = new HashSet<>();

  private final Set<FoldNode> refreshedNodes = new HashSet<>();

  /** The identity whose steps all have to be resolved again, or null. */
  private @Nullable FoldNode reconsidered;

  private int steps;

  Replay(FoldState state, IntOrder order) {
    this.state = state;
    this.order = order;
  }

  /**
   * Resolves late evidence, which is already among the mentions of its nodes and links, and the
   * later steps that it changes.
   *
   * @param budget how many steps may be resolved
   * @return whether the budget was enough; if not, the state of the fold is not consistent
   */
  boolean insert(int evidence, FoldNode[] mentioned, Collection<FoldLink> pairs, int budget) {
    resolve(evidence, mentioned, true);
    refresh(mentioned, pairs);
    return resolveAfter(evidence, budget);
  }

  /**
   * Undoes evidence, which is no longer among the mentions of its nodes and links, and resolves the
   * later steps that this changes.
   *
   * @param budget how many steps may be resolved
   * @return whether the budget was enough; if not, the state of the fold is not consistent
   */
  boolean remove(int evidence, FoldNode[] mentioned, Collection<FoldLink> pairs, int budget) {
    History before = node -> node.linksBefore(evidence, order);
    Set<FoldNode> affected = connected(Arrays.asList(mentioned), before);
    for (FoldNode node : affected) {
      if (node.changedBy(evidence, order)) {
        old.put(node, node.linksAfter(evidence, order));
        node.setLinks(evidence, Arrays.asList(before.links(node)), order);
      }
    }
    refresh(mentioned, pairs);
    return resolveAfter(evidence, budget);
  }

  /**
   * Resolves the steps that a new or removed veto changes, given one of its two identities: a step
   * in whose connected set it is not has the same result with and without the veto.
   *
   * @param budget how many steps may be resolved
   * @return whether the budget was enough; if not, the state of the fold is not consistent
   */
  boolean reconsider(FoldNode node, int budget) {
    reconsidered = node;
    int first = node.mentions.get(0);
    resolve(first, state.nodesOf(first), false);
    return resolveAfter(first, budget);
  }

  private void refresh(FoldNode[] mentioned, Collection<FoldLink> pairs) {
    refreshedNodes.addAll(Arrays.asList(mentioned));
    refreshedLinks.addAll(pairs);
  }

  /** Resolves the affected steps after one, and returns whether the budget was enough. */
  private boolean resolveAfter(int evidence, int budget) {
    int current = evidence;
    for (steps = 1; ; steps++) {
      forgetUnlinked(current);
      int next = nextAffected(current);
      if (next == FoldState.NONE) {
        return true;
      }
      if (steps >= budget) {
        return false;
      }
      FoldNode[] nodes = state.nodesOf(next);
      resolve(next, nodes, false);
      Set<FoldNode> mentionedAgain = new HashSet<>(Arrays.asList(nodes));
      refreshedNodes.removeAll(mentionedAgain);
      refreshedLinks.removeIf(
          link -> mentionedAgain.contains(link.first) && mentionedAgain.contains(link.second));
      current = next;
    }
  }

  /** Returns how many steps were resolved. */
  int steps() {
    return steps;
  }

  /** Returns the identities whose links after all evidence changed. */
  Set<FoldNode> changed() {
    return old.keySet();
  }

  private void resolve(int evidence, FoldNode[] mentioned, boolean isNew) {
    History before = node -> node.linksBefore(evidence, order);
    History oldBefore = node -> oldLinks(node, before);
    ConflictResolution resolution = state.resolution(evidence);
    Set<FoldNode> affected = connected(Arrays.asList(mentioned), before);
    affected.forEach(node -> resolution.add(node, before.links(node)));
    state.forEachPair(mentioned, resolution::accept);
    resolution.resolve();
    if (!isNew) {
      affected.addAll(connected(Arrays.asList(mentioned), oldBefore));
    }
    for (FoldNode node : affected) {
      FoldLink[] oldAfter =
          !isNew && node.changedBy(evidence, order)
              ? node.linksAfter(evidence, order)
              : oldBefore.links(node);
      if (resolution.has(node)) {
        node.setLinks(evidence, resolution.linksOf(node), order);
      } else {
        node.setLinks(evidence, Arrays.asList(before.links(node)), order);
      }
      if (FoldNode.sameLinks(oldAfter, node.linksAfter(evidence, order))) {
        old.remove(node);
      } else {
        old.put(node, oldAfter);
      }
    }
  }

  private FoldLink[] oldLinks(FoldNode node, History current) {
    FoldLink[] differing = old.get(node);
    return differing == null ? current.links(node) : differing;
  }

  /**
   * Drops what is linked in neither history: the next evidence that links it has the same start in
   * both, so its newest mention does not matter.
   */
  private void forgetUnlinked(int evidence) {
    History now = node -> node.linksAfter(evidence, order);
    refreshedNodes.removeIf(node -> now.links(node).length == 0 && oldLinks(node, now).length == 0);
    refreshedLinks.removeIf(
        link ->
            !FoldNode.contains(now.links(link.first), link)
                && !FoldNode.contains(oldLinks(link.first, now), link));
  }

  /**
   * Returns the earliest evidence after one that touches what differs, or {@link FoldState#NONE}.
   */
  private int nextAffected(int evidence) {
    Set<FoldNode> differing = new HashSet<>(old.keySet());
    differing.addAll(refreshedNodes);
    if (reconsidered != null) {
      differing.add(reconsidered);
    }
    for (FoldLink link : refreshedLinks) {
      differing.add(link.first);
      differing.add(link.second);
    }
    History now = node -> node.linksAfter(evidence, order);
    Set<FoldNode> affected = connected(differing, now);
    affected.addAll(connected(differing, node -> oldLinks(node, now)));
    int next = FoldState.NONE;
    for (FoldNode node : affected) {
      int candidate = node.mentions.firstAfter(evidence, order);
      if (candidate != FoldState.NONE
          && (next == FoldState.NONE || order.compare(candidate, next) < 0)) {
        next = candidate;
      }
    }
    return next;
  }

  private static Set<FoldNode> connected(Iterable<FoldNode> start, History history) {
    Set<FoldNode> connected = new LinkedHashSet<>();
    Deque<FoldNode> waiting = new ArrayDeque<>();
    start.forEach(
        node -> {
          if (connected.add(node)) {
            waiting.add(node);
          }
        });
    while (!waiting.isEmpty()) {
      FoldNode node = waiting.remove();
      for (FoldLink link : history.links(node)) {
        if (connected.add(link.other(node))) {
          waiting.add(link.other(node));
        }
      }
    }
    return connected;
  }
}
