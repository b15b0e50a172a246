package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The hot level of the graph: which identities evidence connects, whatever the rules, and whether
 * the rules could have a say.
 *
 * <p>Beside the union-find stands, for each component, what tells whether a rule could be broken in
 * it: the size, and how many values of each limited namespace and how many vetoed identities it
 * has. A component in which one could is marked: it is <em>contested</em>, and what its graphs are
 * is for others to say. Where there is no such rule there is nothing to count and nothing to read.
 *
 * <p>Not safe for concurrent writing.
 */
public final class ConnectedComponents {
  final UnionFind components;
  private final RuleTable rules;
  final LimitCounts counts;

  /** How many vetoed identities a component has, by root; only those that have one. */
  private final Map<Integer, Integer> vetoed = new HashMap<>();

  /**
   * Makes one without identities.
   *
   * @param identities the table of the identities to come, beside whose values the links stand
   */
  public ConnectedComponents(RuleTable rules, IdentityTable identities) {
    this.rules = rules;
    this.components = new UnionFind(identities.nodes());
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
   * Joins the components of some identities, and returns whether that was all: it stops where it
   * meets a contested component, or what they are together would be one.
   */
  public boolean join(int[] identities, int from, int to) {
    if (isJoined(identities, from, to)) {
      return true;
    }
    int root = components.findHalving(identities[from]);
    boolean plain = !components.isMarked(root);
    for (int i = from + 1; i < to && plain; i++) {
      int other = components.findHalving(identities[i]);
      if (other != root) {
        plain = !wouldBeContested(root, other);
        root = plain ? union(root, other) : root;
      }
    }
    return plain;
  }

  /**
   * Returns whether there is seen to be nothing to join, without a look at a root: it lies
   * elsewhere in the memory, and most of what comes tells nothing new.
   */
  private boolean isJoined(int[] identities, int from, int to) {
    return to - from < 2
        || (!components.isAnyMarked() && components.areSiblings(identities, from, to));
  }

  /**
   * Reads what {@link #join} will for the groups of a batch whose identities are known, so that it
   * lies in the cache when it comes to that.
   */
  public void prefetch(IdentityBatch batch) {
    for (int block = 0; block < batch.blocks() && size() > 0; block++) {
      readRoots(batch, block, unjoined(batch, block));
    }
  }

  /**
   * Returns which of a block of a batch may have to be joined with the one before it: they are of
   * one group, and not seen to be siblings. No branch depends on what is found, since it would be
   * guessed wrong as often as not.
   */
  private long unjoined(IdentityBatch batch, int block) {
    int from = batch.start(block);
    int to = batch.end(block);
    long strangers = 0;
    int before = from == 0 ? 0 : parentOfKnown(batch, from - 1);
    for (int i = from; i < to; i++) {
      int parent = parentOfKnown(batch, i);
      int difference = parent ^ before;
      strangers |= (long) ((difference | -difference) >>> (Integer.SIZE - 1)) << i;
      before = parent;
    }
    return strangers & ~batch.firsts[block];
  }

  /** Returns the parent of what a batch has at an index; of some other identity if it has none. */
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

  /** Returns what is most often the root of what a batch has at an index. */
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

  /** Joins the components of two roots and returns the root of what they are in then. */
  int union(int a, int b) {
    int root = components.union(a, b);
    int poured = root == a ? b : a;
    counts.pour(poured, root);
    int vetoes = vetoedAt(a) + vetoedAt(b);
    if (vetoes > 0) {
      vetoed.remove(poured);
      vetoed.put(root, vetoes);
    }
    return root;
  }

  /** Joins the components of some identities whatever comes of it. */
  void joinAnyway(int[] identities) {
    int root = components.findHalving(identities[0]);
    for (int i = 1; i < identities.length; i++) {
      int other = components.findHalving(identities[i]);
      root = other == root ? root : union(root, other);
    }
  }

  /** Takes components apart, given all of their members. */
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

  /** Returns whether some rule could be broken in the component of a root as it is. */
  boolean isContested(int root) {
    return (rules.graphLimit() > 0 && components.sizeOf(root) > rules.graphLimit())
        || counts.exceeds(root)
        || vetoedAt(root) > 1;
  }

  /** Returns how many vetoed identities the component of a root has. */
  int vetoedAt(int root) {
    return vetoed.isEmpty() ? 0 : vetoed.getOrDefault(root, 0);
  }
}
