package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.graph.FoldGraph.FoldGroup;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * The fold that resolves contested evidence: it applies the rules after each evidence in order, and
 * keeps the links that remain.
 *
 * <p><b>Design.</b>
 *
 * <p><em>In order.</em> The state is the accepted links and the groups that they connect. An
 * evidence that makes no forbidden group costs O(its pairs), since groups count their values of
 * each limited namespace, and the smaller group is merged into the larger. An evidence that makes
 * one is resolved ({@link ConflictResolution}) in O(n log n) for the n links of that group. So no
 * step reads more than the group that its evidence touches, however long the history is.
 *
 * <p><em>Late.</em> Each identity keeps the versions of its links, so that late evidence can be
 * resolved at its position in the order ({@link Replay}), and only the steps that it changes are
 * resolved again. On a device that ten thousand people used one after the other, one more login in
 * the middle changes whose device it was until the next login, and nothing else. Evidence is
 * removed, and a veto taken into account, in the same way.
 *
 * <p>Evidence and identities are ints; their orders are parameters. A pair that some evidence
 * mentions and that is not accepted is a removed link; a separate fold with a {@link FoldTrace}
 * tells why it was removed. Not safe for use by several threads.
 */
public final class Fold {
  /** Returned when the budget was not enough. */
  static final int OVER_BUDGET = -1;

  final FoldState state;
  private final FoldRules rules;
  private final IntOrder order;

  /**
   * Creates a fold over no evidence.
   *
   * @param mentionedBy returns the identities that an evidence mentions and that may be linked: two
   *     or more, in canonical order
   * @param namespaceOf returns the namespace of an identity
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

  /** Notifies a trace of what is removed from now on. */
  public void trace(FoldTrace trace) {
    state.trace(trace);
  }

  /**
   * Adds an evidence that is later than all evidence so far that mentions the same identities, or
   * identities linked with them.
   */
  public void step(int evidence) {
    FoldNode[] mentioned = addMentions(evidence);
    FoldGroup group = mentioned[0].group;
    for (FoldNode node : mentioned) {
      group = join(group, node.group);
    }
    boolean tooLarge = rules.graphLimit() > 0 && group.members.size() > rules.graphLimit();
    if (tooLarge || rules.isForbidden(group, node -> node.group, state::find)) {
      resolve(evidence, group, mentioned);
    } else {
      state.forEachPair(mentioned, link -> accept(link, evidence));
    }
  }

  /**
   * Adds late evidence.
   *
   * @param budget how many steps may be resolved
   * @return whether that was enough; if not, the identities of the component must be forgotten and
   *     their evidence folded again
   */
  public boolean insert(int evidence, int budget) {
    FoldNode[] mentioned = addMentions(evidence);
    List<FoldLink> pairs = new ArrayList<>();
    state.forEachPair(mentioned, pairs::add);
    Replay replay = new Replay(state, order);
    if (!replay.insert(evidence, mentioned, pairs, budget)) {
      return false;
    }
    regroup(affected(replay.changed()));
    return true;
  }

  /**
   * Removes evidence, which must still be readable.
   *
   * @param budget how many steps may be resolved
   * @param beforeRegrouping called with the identities whose groups may change, before they do
   * @return how many steps were resolved, or {@link #OVER_BUDGET}: then the identities of the
   *     component must be forgotten and their evidence folded again
   */
  int remove(int evidence, int budget, Consumer<IntList> beforeRegrouping) {
    FoldNode[] mentioned = state.nodesOf(evidence);
    for (FoldNode node : mentioned) {
      node.mentions.removeInOrder(evidence, order);
    }
    List<FoldLink> pairs = new ArrayList<>();
    state.forEachPair(mentioned, pairs::add);
    pairs.forEach(link -> link.mentions.removeInOrder(evidence, order));
    Replay replay = new Replay(state, order);
    if (!replay.remove(evidence, mentioned, pairs, budget)) {
      return OVER_BUDGET;
    }
    regroup(replay.changed(), beforeRegrouping);
    return replay.steps();
  }

  /**
   * Applies a new veto, or the removal of one, to the evidence so far.
   *
   * @param budget how many steps may be resolved
   * @param beforeRegrouping called with the identities whose groups may change, before they do
   * @return how many steps were resolved, or {@link #OVER_BUDGET}: then the identities of the
   *     component must be forgotten and their evidence folded again
   */
  int reconsider(int a, int b, int budget, Consumer<IntList> beforeRegrouping) {
    FoldNode first = state.find(a);
    FoldNode second = state.find(b);
    int steps = 0;
    if (first != null
        && second != null
        && !first.mentions.isEmpty()
        && !second.mentions.isEmpty()) {
      FoldNode rarer = first.mentions.size() < second.mentions.size() ? first : second;
      Replay replay = new Replay(state, order);
      if (!replay.reconsider(rarer, budget)) {
        return OVER_BUDGET;
      }
      regroup(replay.changed(), beforeRegrouping);
      steps = replay.steps();
    }
    recount(a);
    recount(b);
    return steps;
  }

  /**
   * Counts the vetoed identities of a group again, after an identity became vetoed or ceased to be.
   */
  void recount(int identity) {
    FoldNode node = state.find(identity);
    if (node != null) {
      node.group.vetoed = (int) node.group.members.stream().filter(rules::isVetoed).count();
    }
  }

  /** Returns whether an evidence is among those that were added. */
  boolean has(int evidence) {
    FoldNode node = state.find(state.mentionedBy(evidence)[0]);
    return node != null && node.mentions.lastUpTo(evidence, order) == evidence;
  }

  /** Returns the newest evidence that mentions an identity, or {@link FoldState#NONE}. */
  int newest(int identity) {
    FoldNode node = state.find(identity);
    return node == null || node.mentions.isEmpty()
        ? FoldState.NONE
        : node.mentions.get(node.mentions.size() - 1);
  }

  /** Forgets, of some identities, those that no evidence mentions any more, and such links. */
  void forgetUnmentioned(IntList identities) {
    state.forgetUnmentioned(identities);
  }

  /** Forgets some identities, which must not be mentioned together with any others. */
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

  /**
   * Returns the members of the group of an identity, in no order; only itself if it has no link.
   */
  public IntList members(int identity) {
    FoldNode node = state.find(identity);
    if (node == null) {
      return IntList.of(identity);
    }
    IntList members = new IntList(node.group.members.size());
    node.group.members.forEach(member -> members.add(member.identity));
    return members;
  }

  /** Returns how many members the group of an identity has. */
  public int size(int identity) {
    FoldNode node = state.find(identity);
    return node == null ? 1 : node.group.members.size();
  }

  /**
   * Returns a member of the group of an identity, the same for all members until the next change.
   */
  public int representative(int identity) {
    FoldNode node = state.find(identity);
    return node == null ? identity : node.group.members.get(0).identity;
  }

  /** Adds an evidence in order to the mentions of its identities and pairs. */
  private FoldNode[] addMentions(int evidence) {
    FoldNode[] mentioned = state.nodesOf(evidence);
    for (FoldNode node : mentioned) {
      node.mentions.insertInOrder(evidence, order);
    }
    state.forEachPair(mentioned, link -> link.mentions.insertInOrder(evidence, order));
    return mentioned;
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

  private void resolve(int evidence, FoldGroup group, FoldNode[] mentioned) {
    ConflictResolution resolution = state.resolution(evidence);
    group.members.forEach(member -> resolution.add(member, member.links()));
    state.forEachPair(mentioned, resolution::accept);
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

  /**
   * Returns the identities whose links changed, and all identities in their groups before and
   * after.
   */
  private static Set<FoldNode> affected(Set<FoldNode> changed) {
    Set<FoldNode> affected = new LinkedHashSet<>();
    for (FoldNode node : changed) {
      affected.addAll(node.group.members);
      for (FoldLink link : node.links()) {
        affected.addAll(link.other(node).group.members);
      }
    }
    return affected;
  }

  private void regroup(Set<FoldNode> changed, Consumer<IntList> beforeRegrouping) {
    Set<FoldNode> affected = affected(changed);
    if (!affected.isEmpty()) {
      IntList identities = new IntList(affected.size());
      affected.forEach(node -> identities.add(node.identity));
      beforeRegrouping.accept(identities);
    }
    regroup(affected);
  }

  /** Finds the groups of some identities by their links. */
  private void regroup(Set<FoldNode> affected) {
    for (FoldNode node : affected) {
      node.group = rules.singleton(node);
    }
    for (FoldNode node : affected) {
      for (FoldLink link : node.links()) {
        join(node.group, link.other(node).group);
      }
    }
  }
}
