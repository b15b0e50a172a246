package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The insertion of late evidence into a {@link Fold}: it is settled at its own place, and after it
 * only those steps that touch what it changed, up to where the old and the new course of things
 * meet again.
 *
 * <p><b>Design.</b> At each moment the old and the new course differ in the links of a few
 * identities. A later step comes out as it did unless its connected set, in the one course or the
 * other, holds such an identity; and as long as no such step comes, those sets do not change. So
 * the next step to be settled anew is the earliest evidence that names somebody of those sets. The
 * versions of the links are rewritten on the way; of the old course only what differs is kept.
 */
final class Replay {
  /** What says where the links of an identity lead at some moment. */
  private interface Course {
    FoldLink[] links(FoldNode node);
  }

  private final FoldState state;
  private final IntOrder order;

  /** The links that identities have in the old course at this moment, where they differ. */
  private final Map<FoldNode, FoldLink[]> old = new HashMap<>();

  /** Links whose newest evidence differs, and identities whose last naming does. */
  private final Set<FoldLink> refreshed = new HashSet<>();

  private final Set<FoldNode> renamed = new HashSet<>();

  Replay(FoldState state, IntOrder order) {
    this.state = state;
    this.order = order;
  }

  /**
   * Settles a late evidence that its nodes and links know of already, and the steps after it that
   * it changes.
   *
   * @param budget how many steps may be settled
   * @return whether the budget was enough; if not, the fold is in no state to be asked
   */
  boolean insert(int evidence, FoldNode[] named, Iterable<FoldLink> pairs, int budget) {
    settle(evidence, named, true);
    renamed.addAll(Arrays.asList(named));
    pairs.forEach(refreshed::add);
    int place = evidence;
    for (int steps = 1; ; steps++) {
      forgetUnlinked(place);
      int next = nextTouched(place);
      if (next == FoldState.NONE) {
        return true;
      }
      if (steps >= budget) {
        return false;
      }
      FoldNode[] nodes = state.nodesOf(next);
      settle(next, nodes, false);
      Set<FoldNode> refreshedNodes = new HashSet<>(Arrays.asList(nodes));
      renamed.removeAll(refreshedNodes);
      refreshed.removeIf(
          link -> refreshedNodes.contains(link.first) && refreshedNodes.contains(link.second));
      place = next;
    }
  }

  /** Returns the identities whose links are others than before, after all evidence. */
  Set<FoldNode> changed() {
    return old.keySet();
  }

  private void settle(int place, FoldNode[] named, boolean isNew) {
    Course before = node -> node.linksBefore(place, order);
    Course oldBefore = node -> oldLinks(node, before);
    ConflictResolution resolution = state.resolution(place);
    Set<FoldNode> touched = connected(Arrays.asList(named), before);
    touched.forEach(node -> resolution.add(node, before.links(node)));
    state.forEachPair(named, resolution::accept);
    resolution.resolve();
    if (!isNew) {
      touched.addAll(connected(Arrays.asList(named), oldBefore));
    }
    for (FoldNode node : touched) {
      FoldLink[] oldAfter =
          !isNew && node.changedBy(place, order)
              ? node.linksAfter(place, order)
              : oldBefore.links(node);
      if (resolution.has(node)) {
        node.setLinks(place, resolution.linksOf(node), order);
      } else {
        node.setLinks(place, Arrays.asList(before.links(node)), order);
      }
      if (FoldNode.sameLinks(oldAfter, node.linksAfter(place, order))) {
        old.remove(node);
      } else {
        old.put(node, oldAfter);
      }
    }
  }

  private FoldLink[] oldLinks(FoldNode node, Course present) {
    FoldLink[] differing = old.get(node);
    return differing == null ? present.links(node) : differing;
  }

  /**
   * What is linked in neither course is as good as the same: the next evidence that links it starts
   * from nothing.
   */
  private void forgetUnlinked(int place) {
    Course now = node -> node.linksAfter(place, order);
    renamed.removeIf(node -> now.links(node).length == 0 && oldLinks(node, now).length == 0);
    refreshed.removeIf(
        link ->
            !FoldNode.contains(now.links(link.first), link)
                && !FoldNode.contains(oldLinks(link.first, now), link));
  }

  /**
   * Returns the earliest evidence after a place that touches what differs, or {@link
   * FoldState#NONE}.
   */
  private int nextTouched(int place) {
    Set<FoldNode> differing = new HashSet<>(old.keySet());
    differing.addAll(renamed);
    for (FoldLink link : refreshed) {
      differing.add(link.first);
      differing.add(link.second);
    }
    Course now = node -> node.linksAfter(place, order);
    Set<FoldNode> touching = connected(differing, now);
    touching.addAll(connected(differing, node -> oldLinks(node, now)));
    int next = FoldState.NONE;
    for (FoldNode node : touching) {
      int candidate = node.evidence.firstAfter(place, order);
      if (candidate != FoldState.NONE
          && (next == FoldState.NONE || order.compare(candidate, next) < 0)) {
        next = candidate;
      }
    }
    return next;
  }

  private static Set<FoldNode> connected(Iterable<FoldNode> start, Course course) {
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
      for (FoldLink link : course.links(node)) {
        if (connected.add(link.other(node))) {
          waiting.add(link.other(node));
        }
      }
    }
    return connected;
  }
}
