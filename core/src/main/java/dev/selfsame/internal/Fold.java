package dev.selfsame.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
 * does is settled ({@link Settlement}) at a cost of O(n log n) in the links of that one group. So
 * nothing ever looks at more than the group that an evidence touches, however long the history is.
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
  static final int NONE = -1;

  final FoldRules rules;
  private final IntFunction<int[]> namedBy;
  private final IntOrder order;
  final Map<Integer, FoldNode> nodes = new HashMap<>();
  private final Map<Long, FoldLink> links = new HashMap<>();
  private FoldTrace trace = FoldTrace.NONE;

  /**
   * Makes a fold over no evidence.
   *
   * @param namedBy the identities that an evidence names and that may be linked: two or more, in
   *     canonical order
   * @param namespaceOf the namespace of an identity
   * @param identityOrder the canonical order of identities
   * @param evidenceOrder the order of evidence
   */
  public Fold(
      RuleTable rules,
      IntFunction<int[]> namedBy,
      IntUnaryOperator namespaceOf,
      IntOrder identityOrder,
      IntOrder evidenceOrder) {
    this.rules = new FoldRules(rules, namespaceOf, identityOrder, evidenceOrder);
    this.namedBy = namedBy;
    this.order = evidenceOrder;
  }

  /** Lets somebody listen to what is taken away from now on. */
  public void trace(FoldTrace trace) {
    this.trace = trace;
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
    if (tooLarge || rules.isForbidden(group, node -> node.group, nodes::get)) {
      settle(evidence, group, named);
    } else {
      forEachPair(named, link -> accept(link, evidence));
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
    forEachPair(named, pairs::add);
    Replay replay = new Replay(this, order);
    if (!replay.insert(evidence, named, pairs, budget)) {
      return false;
    }
    regroup(replay.changed());
    return true;
  }

  /** Forgets all about some identities, which are named together with no others. */
  public void forget(IntList identities) {
    for (int i = 0; i < identities.size(); i++) {
      FoldNode node = nodes.remove(identities.get(i));
      if (node != null) {
        node.everLinked.forEach(
            link -> links.remove(key(link.first.identity, link.second.identity)));
      }
    }
  }

  /** Returns whether an accepted link connects two identities. */
  public boolean isLinked(int a, int b) {
    FoldLink link = links.get(rules.isInOrder(a, b) ? key(a, b) : key(b, a));
    if (link == null) {
      return false;
    }
    FoldLink[] first = link.first.links();
    FoldLink[] second = link.second.links();
    return FoldNode.contains(first.length <= second.length ? first : second, link);
  }

  /** Returns the identities of the group of one, in no order; it alone if it has no link. */
  public IntList members(int identity) {
    FoldNode node = nodes.get(identity);
    if (node == null) {
      return IntList.of(identity);
    }
    IntList members = new IntList(node.group.members.size());
    node.group.members.forEach(member -> members.add(member.identity));
    return members;
  }

  /** Returns how many identities the group of one has. */
  public int size(int identity) {
    FoldNode node = nodes.get(identity);
    return node == null ? 1 : node.group.members.size();
  }

  /** Returns one identity of the group of one, the same for all of them until the next change. */
  public int representative(int identity) {
    FoldNode node = nodes.get(identity);
    return node == null ? identity : node.group.members.get(0).identity;
  }

  /** Notes at its place that an evidence names identities and pairs. */
  private FoldNode[] note(int evidence) {
    FoldNode[] named = nodesOf(evidence);
    for (FoldNode node : named) {
      node.evidence.insertInOrder(evidence, order);
    }
    forEachPair(named, link -> link.evidence.insertInOrder(evidence, order));
    return named;
  }

  FoldNode[] nodesOf(int evidence) {
    return Arrays.stream(namedBy.apply(evidence)).mapToObj(this::node).toArray(FoldNode[]::new);
  }

  private FoldNode node(int identity) {
    FoldNode node = nodes.get(identity);
    if (node == null) {
      FoldGroup alone = rules.alone(identity);
      node = new FoldNode(identity, alone);
      alone.members.add(node);
      nodes.put(identity, node);
    }
    return node;
  }

  /** Calls an action with the link of each pair of some identities in canonical order. */
  void forEachPair(FoldNode[] named, Consumer<FoldLink> action) {
    for (int i = 0; i < named.length; i++) {
      for (int j = i + 1; j < named.length; j++) {
        action.accept(link(named[i], named[j]));
      }
    }
  }

  private FoldLink link(FoldNode first, FoldNode second) {
    long key = key(first.identity, second.identity);
    FoldLink link = links.get(key);
    if (link == null) {
      link = new FoldLink(first, second);
      first.everLinked.add(link);
      second.everLinked.add(link);
      links.put(key, link);
    }
    return link;
  }

  private static long key(int first, int second) {
    return (long) first << Integer.SIZE | second;
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
    Settlement settlement = settlement(evidence);
    group.members.forEach(member -> settlement.add(member, member.links()));
    forEachPair(named, settlement::accept);
    settlement.settle();
    for (FoldNode node : settlement.nodes()) {
      node.setLinks(evidence, settlement.linksOf(node), order);
      node.group = settlement.groupOf(node);
    }
  }

  Settlement settlement(int evidence) {
    return new Settlement(rules, nodes::get, trace, evidence);
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
