package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.NodeColumn;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The connected components of the evidence, regardless of the rules, and whether a rule could be
 * broken in them. This is the hot path of the graph.
 *
 * <p>Besides the union-find, each component has the numbers that tell whether a rule could be
 * broken in it: its size, its number of values of each limited namespace, and its number of vetoed
 * identities. A component in which a rule could be broken is marked: it is <em>contested</em>, and
 * its graphs are resolved by {@link ContestedComponents}. Without such rules there is nothing to
 * count and nothing to read.
 *
 * <p>Not safe for concurrent writing.
 */
public final class ConnectedComponents {
  final UnionFind components;
  private final RuleTable rules;
  final LimitCounts counts;

  /** The number of vetoed identities of each component by root; only where there is one. */
  private final Map<Integer, Integer> vetoed = new HashMap<>();

  /**
   * Creates components without identities.
   *
   * @param identities the table of the identities that will be added; their links are stored next
   *     to their values
   */
  public ConnectedComponents(RuleTable rules, IdentityTable identities) {
    this(rules, identities.nodes());
  }

  /**
   * Creates components without identities.
   *
   * @param nodes where the links are stored; missing nodes are added
   */
  ConnectedComponents(RuleTable rules, NodeColumn nodes) {
    this.rules = rules;
    this.components = new UnionFind(nodes);
    this.counts = new LimitCounts(rules);
  }

  /** Adds the identity with the next int. */
  public void addIdentity(int namespace) {
    components.add();
    counts.add(namespace);
  }

  /** Returns how many identities there are. */
  public int size() {
    return components.size();
  }

  /** Returns the root of an identity's component. */
  public int find(int identity) {
    return components.find(identity);
  }

  /** Returns the members of the component of an identity, in no order. */
  public IntList members(int identity) {
    return components.members(identity);
  }

  /**
   * Joins the components of some identities, and returns whether all were joined: it stops at a
   * component that is contested, or that would be contested together with the others.
   */
  public boolean join(int[] identities, int from, int to) {
    if (isJoined(identities, from, to)) {
      return true;
    }
    int root = components.findHalving(identities[from]);
    boolean uncontested = !components.isMarked(root);
    for (int i = from + 1; i < to && uncontested; i++) {
      int other = components.findHalving(identities[i]);
      if (other != root) {
        uncontested = !wouldBeContested(root, other);
        root = uncontested ? union(root, other) : root;
      }
    }
    return uncontested;
  }

  /**
   * Returns whether the identities are joined already, as far as this can be told without reading a
   * root: roots are elsewhere in memory, and most evidence connects nothing new.
   */
  private boolean isJoined(int[] identities, int from, int to) {
    return to - from < 2
        || (!components.isAnyMarked() && components.areSiblings(identities, from, to));
  }

  /**
   * Prefetches what {@link #join} reads for the groups of a batch, as far as their identities are
   * known.
   */
  public void prefetch(IdentityBatch batch) {
    for (int block = 0; block < batch.blocks() && size() > 0; block++) {
      readRoots(batch, block, unjoined(batch, block));
    }
  }

  /**
   * Returns which identities of a block of a batch may have to be joined with the one before: they
   * are in the same group, and not known to be siblings. No branch depends on the data, since it
   * would be mispredicted half of the time.
   */
  private long unjoined(IdentityBatch batch, int block) {
    int from = batch.start(block);
    int to = batch.end(block);
    long differing = 0;
    int before = from == 0 ? 0 : parentOfKnown(batch, from - 1);
    for (int i = from; i < to; i++) {
      int parent = parentOfKnown(batch, i);
      int difference = parent ^ before;
      differing |= (long) ((difference | -difference) >>> (Integer.SIZE - 1)) << i;
      before = parent;
    }
    return differing & ~batch.firsts[block];
  }

  /**
   * Returns the parent of the identity at an index of a batch; if it is unknown, that of another
   * identity.
   */
  private int parentOfKnown(IdentityBatch batch, int index) {
    return components.parentOrSelf(Math.max(batch.found[index], 0));
  }

  private void readRoots(IdentityBatch batch, int block, long unjoined) {
    int from = batch.start(block);
    long read = 0;
    for (long rest = unjoined; rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      read += rootOfKnown(batch, i - 1);
      read += rootOfKnown(batch, i);
    }
    for (long rest = counts.isEmpty() ? 0 : unjoined; rest != 0; rest &= rest - 1) {
      int i = from + Long.numberOfTrailingZeros(rest);
      read += counts.prefetch(rootOfKnown(batch, i - 1));
      read += counts.prefetch(rootOfKnown(batch, i));
    }
    Prefetch.keep(read);
  }

  /** Returns what is in most cases the root of the identity at an index of a batch. */
  private int rootOfKnown(IdentityBatch batch, int index) {
    return components.parentOrSelf(parentOfKnown(batch, index));
  }

  private boolean wouldBeContested(int a, int b) {
    return components.isMarked(a)
        || components.isMarked(b)
        || (rules.graphLimit() > 0
            && components.sizeOf(a) + components.sizeOf(b) > rules.graphLimit())
        || counts.wouldExceed(a, b)
        || vetoedAt(a) + vetoedAt(b) > 1;
  }

  /** Joins the components of two roots and returns the root of the joined component. */
  int union(int a, int b) {
    int root = components.union(a, b);
    int absorbed = root == a ? b : a;
    counts.addTo(absorbed, root);
    int vetoes = vetoedAt(a) + vetoedAt(b);
    if (vetoes > 0) {
      vetoed.remove(absorbed);
      vetoed.put(root, vetoes);
    }
    return root;
  }

  /** Joins the components of some identities, even if they become contested. */
  void joinUnchecked(int[] identities) {
    int root = components.findHalving(identities[0]);
    for (int i = 1; i < identities.length; i++) {
      int other = components.findHalving(identities[i]);
      root = other == root ? root : union(root, other);
    }
  }

  /** Splits components into single identities, given all of their members. */
  void dissolve(IntList members, IdentityTable identities) {
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      vetoed.remove(member);
      counts.reset(member, identities.namespace(member));
      if (rules.isVetoed(member)) {
        vetoed.put(member, 1);
      }
    }
    components.dissolve(members);
  }

  /** Returns whether some rule could be broken in the component of a root. */
  boolean isContested(int root) {
    return (rules.graphLimit() > 0 && components.sizeOf(root) > rules.graphLimit())
        || counts.exceeds(root)
        || vetoedAt(root) > 1;
  }

  /** Counts an identity as vetoed or no longer vetoed, in its component. */
  void countVetoed(int identity, boolean isVetoed) {
    vetoed.merge(components.find(identity), isVetoed ? 1 : -1, Integer::sum);
    vetoed.remove(components.find(identity), 0);
  }

  /** Returns how many vetoed identities the component of a root has. */
  int vetoedAt(int root) {
    return vetoed.isEmpty() ? 0 : vetoed.getOrDefault(root, 0);
  }
}
