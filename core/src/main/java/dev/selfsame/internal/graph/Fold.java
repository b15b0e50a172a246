package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.graph.FoldGraph.FoldGroup;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * The fold that resolves contested evidence: what is left of the links after each evidence, in
 * order, has had its say.
 *
 * <p><b>Design.</b>
 *
 * <p><em>In order.</em> The state is the accepted links and the groups that they connect. An
 * evidence that makes no forbidden group costs as much as its pairs, since groups know how many
 * values of each limited namespace they hold, and the smaller is poured into the larger. One that
 * does is settled ({@link ConflictResolution}) at a cost of O(n log n) in the links of that one
 * group. So nothing ever looks at more than the group that an evidence touches, however long the
 * history is.
 *
 * <p><em>Late.</em> Each identity keeps its links as they were at each time, so that late evidence
 * can be settled at its own place ({@link Replay}) and only the steps that it changes are settled
 * anew. On a device that ten thousand people used one after the other, one more login in the middle
 * changes who had it until the next login, and nothing else.
 *
 * <p>Evidence and identities are ints; how they are ordered is handed in. A pair that some evidence
 * names and that is not accepted is a removed link; why it was removed is told to a {@link
 * FoldTrace} by a fold of its own. Not safe for use by several threads.
 */
public final class Fold {
  final FoldState state;
  private final FoldRules rules;
  private final IntOrder order;

  /**
   * Makes a fold over no evidence.
   *
   * @param mentionedBy the identities that an evidence names and that may be linked: two or more,
   *     in canonical order
   * @param namespaceOf the namespace of an identity
   * @param identityOrder the canonical order of identities
   * @param evidenceOrder the order of evidence
   */
  public Fold(
      RuleTable rules,
      IntFunction<int[]> mentionedBy,
      IntUnaryOperator namespaceOf,
      IntOrder identityOrder,
      IntOrder evidenceOrder) {
    this.rules = new FoldRules(rules, namespaceOf, identityOrder, evidenceOrder);
    this.state = new FoldState(this.rules, mentionedBy);
    this.order = evidenceOrder;
  }

  /** Tells a trace what is taken away from now on. */
  public void trace(FoldTrace trace) {
    state.trace(trace);
  }

  /**
   * Takes an evidence that is later than all before it that name the same identities, or identities
   * linked with them.
   */
  public void step(int evidence) {
    FoldNode[] named = note(evidence);
    FoldGroup group = named[0].group;
    for (FoldNode node : named) {
      group = join(group, node.group);
    }
    boolean tooLarge = rules.graphLimit() > 0 && group.members.size() > rules.graphLimit();
    if (tooLarge || rules.isForbidden(group, node -> node.group, state::find)) {
      settle(evidence, group, named);
    } else {
      state.forEachPair(named, link -> accept(link, evidence));
    }
  }

  /**
   * Takes an evidence that is late.
   *
   * @param budget how many steps may be settled anew
   * @return whether that was enough; if not, the identities of the component must be forgotten and
   *     folded anew
   */
  public boolean insert(int evidence, int budget) {
    FoldNode[] named = note(evidence);
    List<FoldLink> pairs = new ArrayList<>();
    state.forEachPair(named, pairs::add);
    Replay replay = new Replay(state, order);
    if (!replay.insert(evidence, named, pairs, budget)) {
      return false;
    }
    regroup(replay.changed());
    return true;
  }

  /** Forgets all about some identities, which are mentioned together with no others. */
  public void forget(IntList identities) {
    state.forget(identities);
  }

  /** Returns whether an accepted link connects two identities. */
  public boolean isLinked(int a, int b) {
    FoldLink link = state.findLink(a, b);
    if (link == null) {
      return false;
    }
    FoldLink[] first = link.first.links();
    FoldLink[] second = link.second.links();
    return FoldNode.contains(first.length <= second.length ? first : second, link);
  }

  /** Returns the identities of the group of one, in no order; it alone if it has no link. */
  public IntList members(int identity) {
    FoldNode node = state.find(identity);
    if (node == null) {
      return IntList.of(identity);
    }
    IntList members = new IntList(node.group.members.size());
    node.group.members.forEach(member -> members.add(member.identity));
    return members;
  }

  /** Returns how many identities the group of one has. */
  public int size(int identity) {
    FoldNode node = state.find(identity);
    return node == null ? 1 : node.group.members.size();
  }

  /** Returns one identity of the group of one, the same for all of them until the next change. */
  public int representative(int identity) {
    FoldNode node = state.find(identity);
    return node == null ? identity : node.group.members.get(0).identity;
  }

  /** Notes at its place that an evidence names identities and pairs. */
  private FoldNode[] note(int evidence) {
    FoldNode[] named = state.nodesOf(evidence);
    for (FoldNode node : named) {
      node.evidence.insertInOrder(evidence, order);
    }
    state.forEachPair(named, link -> link.evidence.insertInOrder(evidence, order));
    return named;
  }

  private void accept(FoldLink link, int evidence) {
    if (!isAccepted(link)) {
      addLink(link.first, link, evidence);
      addLink(link.second, link, evidence);
    }
  }

  private static boolean isAccepted(FoldLink link) {
    FoldLink[] first = link.first.links();
    FoldLink[] second = link.second.links();
    return FoldNode.contains(first.length <= second.length ? first : second, link);
  }

  private void addLink(FoldNode node, FoldLink link, int evidence) {
    List<FoldLink> more = new ArrayList<>(node.links().length + 1);
    more.addAll(Arrays.asList(node.links()));
    more.add(link);
    node.setLinks(evidence, more, order);
  }

  private void settle(int evidence, FoldGroup group, FoldNode[] named) {
    ConflictResolution resolution = state.resolution(evidence);
    group.members.forEach(member -> resolution.add(member, member.links()));
    state.forEachPair(named, resolution::accept);
    resolution.resolve();
    for (FoldNode node : resolution.nodes()) {
      node.setLinks(evidence, resolution.linksOf(node), order);
      node.group = resolution.groupOf(node);
    }
  }

  private static FoldGroup join(FoldGroup a, FoldGroup b) {
    if (a == b) {
      return a;
    }
    FoldGroup small = a.members.size() >= b.members.size() ? b : a;
    FoldGroup large = FoldGroup.join(a, b);
    small.members.forEach(member -> member.group = large);
    return large;
  }

  /** Finds the groups of identities whose links changed, and of those who were or are with them. */
  private void regroup(Set<FoldNode> changed) {
    Set<FoldNode> affected = new HashSet<>();
    for (FoldNode node : changed) {
      affected.addAll(node.group.members);
      for (FoldLink link : node.links()) {
        affected.addAll(link.other(node).group.members);
      }
    }
    for (FoldNode node : affected) {
      node.group = rules.alone(node);
    }
    for (FoldNode node : affected) {
      for (FoldLink link : node.links()) {
        join(node.group, link.other(node).group);
      }
    }
  }
}
