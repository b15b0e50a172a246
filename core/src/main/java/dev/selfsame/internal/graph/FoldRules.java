package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.graph.FoldGraph.FoldGroup;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules in the form that a {@link Fold} needs: which identities must not be together, and the
 * orders of links and evictions.
 */
final class FoldRules {
  private final RuleTable table;
  private final IntUnaryOperator namespaceOf;
  private final IntOrder identityOrder;
  private final IntOrder evidenceOrder;

  FoldRules(
      RuleTable table,
      IntUnaryOperator namespaceOf,
      IntOrder identityOrder,
      IntOrder evidenceOrder) {
    this.table = table;
    this.namespaceOf = namespaceOf;
    this.identityOrder = identityOrder;
    this.evidenceOrder = evidenceOrder;
  }

  boolean isInOrder(int a, int b) {
    return identityOrder.compare(a, b) < 0;
  }

  int graphLimit() {
    return table.graphLimit();
  }

  boolean isVetoed(FoldNode node) {
    return table.isVetoed(node.identity);
  }

  FoldGroup singleton(FoldNode node) {
    FoldGroup group = singleton(node.identity);
    group.members.add(node);
    return group;
  }

  /** Returns a group with the counts of an identity, but without members. */
  FoldGroup singleton(int identity) {
    FoldGroup group = new FoldGroup();
    int slot = table.slot(namespaceOf.applyAsInt(identity));
    if (slot != RuleTable.NO_SLOT) {
      group.counts = new int[table.slotCount()];
      group.counts[slot] = 1;
    }
    group.vetoed = table.isVetoed(identity) ? 1 : 0;
    return group;
  }

  /**
   * Returns whether the identities of a group must not be together.
   *
   * @param groupOf returns the group of an identity
   * @param nodeOf returns the node of an identity, or null if there is none
   */
  boolean isForbidden(
      FoldGroup group,
      Function<FoldNode, FoldGroup> groupOf,
      Function<Integer, @Nullable FoldNode> nodeOf) {
    if (group.counts != null) {
      for (int slot = 0; slot < group.counts.length; slot++) {
        if (group.counts[slot] > table.limitOfSlot(slot)) {
          return true;
        }
      }
    }
    if (group.vetoed > 1) {
      for (FoldNode member : group.members) {
        if (apartFrom(member, group, groupOf, nodeOf) != null) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns the canonically first identity of a group that a node is declared apart from, or null.
   */
  @Nullable FoldNode apartFrom(
      FoldNode node,
      FoldGroup group,
      Function<FoldNode, FoldGroup> groupOf,
      Function<Integer, @Nullable FoldNode> nodeOf) {
    FoldNode first = null;
    for (int partner : table.vetoed(node.identity)) {
      FoldNode other = nodeOf.apply(partner);
      if (other != null
          && groupOf.apply(other) == group
          && (first == null || isInOrder(partner, first.identity))) {
        first = other;
      }
    }
    return first;
  }

  /** Returns a namespace of which two groups together have too many values, or -1. */
  int exceeded(FoldGroup a, FoldGroup b) {
    if (a.counts != null && b.counts != null) {
      for (int slot = 0; slot < a.counts.length; slot++) {
        if (a.counts[slot] + b.counts[slot] > table.limitOfSlot(slot)) {
          return namespaceOfSlot(slot);
        }
      }
    }
    return -1;
  }

  private int namespaceOfSlot(int slot) {
    int namespace = 0;
    while (table.slot(namespace) != slot) {
      namespace++;
    }
    return namespace;
  }

  /** Returns the order in which links are added again after an evidence: the strongest first. */
  Comparator<FoldLink> strongestFirst(int evidence) {
    return Comparator.<FoldLink>comparingInt(link -> newest(link, evidence) == evidence ? 0 : 1)
        .thenComparingInt(
            link ->
                namespaceOf.applyAsInt(link.first.identity)
                    + namespaceOf.applyAsInt(link.second.identity))
        .thenComparing((a, b) -> evidenceOrder.compare(newest(b, evidence), newest(a, evidence)))
        .thenComparing((a, b) -> identityOrder.compare(a.first.identity, b.first.identity))
        .thenComparing((a, b) -> identityOrder.compare(a.second.identity, b.second.identity));
  }

  private int newest(FoldLink link, int evidence) {
    return link.mentions.lastUpTo(evidence, evidenceOrder);
  }

  /** Returns whether an evidence mentions a node. */
  boolean isMentionedBy(FoldNode node, int evidence) {
    return node.mentions.lastUpTo(evidence, evidenceOrder) == evidence;
  }

  /** Returns the order in which identities are evicted after an evidence. */
  Comparator<FoldNode> evictedFirst(int evidence) {
    return Comparator.<FoldNode>comparingInt(
            node -> table.evictionClass(namespaceOf.applyAsInt(node.identity)))
        .thenComparing(
            node -> node.mentions.lastUpTo(evidence, evidenceOrder), evidenceOrder::compare)
        .thenComparing(node -> node.identity, identityOrder::compare);
  }
}
