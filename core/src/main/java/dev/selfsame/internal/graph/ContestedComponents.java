package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The components in which a rule could be broken, and the fold that resolves them.
 *
 * <p><b>Design.</b> A contested component is resolved by a {@link Fold} over its evidence in order.
 * The fold's state is kept, so evidence that is later than all of its component is one more step,
 * even when it joins several components: what an uncontested one brings is accepted as it is.
 * Evidence that comes late makes the component <em>stale</em>: when it is next asked for, a little
 * of it is inserted where it belongs, and much of it makes the fold start anew. A component's
 * resolution depends on nothing outside of it, so all of them live in one fold.
 *
 * <p>Not safe for concurrent writing.
 */
final class ContestedComponents {
  private static final int NO_EVIDENCE = FragmentTable.NONE;

  /** Late evidence is inserted where it is less than one in so many; else the fold starts anew. */
  private static final int SMALL_SHARE = 8;

  /** A contested component. */
  private static final class Contested {
    /** The newest evidence, whether or not the fold knows it. */
    int newest = NO_EVIDENCE;

    /** How many pieces of evidence the fold knows. */
    int folded;

    /** Whether the fold must start anew. */
    boolean unfolded;

    /** The evidence that the fold does not know yet: late evidence, and what came after it. */
    IntList waiting = new IntList(0);

    /** Takes over what waits with another, the shorter list into the longer. */
    void takeWaiting(Contested other) {
      IntList longer = other.waiting.size() > waiting.size() ? other.waiting : waiting;
      IntList shorter = longer == waiting ? other.waiting : waiting;
      shorter.stream().forEach(longer::add);
      waiting = longer;
    }

    boolean isStale() {
      return unfolded || !waiting.isEmpty();
    }
  }

  private final ConnectedComponents reach;
  private final UnionFind components;
  private final EvidenceReader evidence;
  final Fold fold;

  /** The contested components by root. */
  private final Map<Integer, Contested> byRoot = new HashMap<>();

  private int staleCount;
  private GraphObserver observer = GraphObserver.NONE;

  /**
   * Makes the contested components of a graph without evidence.
   *
   * @param reach the components of which they are some
   * @param fold a fold over nothing
   */
  ContestedComponents(ConnectedComponents reach, EvidenceReader evidence, Fold fold) {
    this.reach = reach;
    this.components = reach.components;
    this.evidence = evidence;
    this.fold = fold;
  }

  /** Tells an observer what changes from now on. */
  void observe(GraphObserver observer) {
    this.observer = observer;
    fold.trace(
        new FoldTrace() {
          @Override
          public void removedByEviction(int evicted, int other, int by) {
            observer.evicted(evicted);
          }
        });
  }

  /** Returns how many there are. */
  int size() {
    return byRoot.size();
  }

  /** Returns whether the component of a root is among them. */
  boolean contains(int root) {
    return byRoot.containsKey(root);
  }

  /** Returns how many of them must be resolved before they are read. */
  int staleCount() {
    return staleCount;
  }

  /** Returns whether the component of an identity must be resolved before it is read. */
  boolean isStale(int identity) {
    if (staleCount == 0) {
      return false;
    }
    int root = components.find(identity);
    return components.isMarked(root) && at(root).isStale();
  }

  /** Resolves the component of an identity, if it must be. */
  void refresh(int identity) {
    int root = components.find(identity);
    if (components.isMarked(root) && at(root).isStale()) {
      refresh(root, at(root));
    }
  }

  /** Resolves all that must be. */
  void refreshAll() {
    byRoot.forEach(
        (root, component) -> {
          if (component.isStale()) {
            refresh(root, component);
          }
        });
  }

  /** Joins components of which some are contested, or are so together, by a new evidence. */
  void join(int joining, int[] mentioned) {
    IntList roots = new IntList(mentioned.length);
    for (int identity : mentioned) {
      int root = components.findHalving(identity);
      if (roots.indexOf(root) < 0) {
        roots.add(root);
      }
    }
    Contested joined = new Contested();
    IntList brought = new IntList();
    for (int i = 0; i < roots.size(); i++) {
      Contested part = byRoot.get(roots.get(i));
      if (part == null) {
        evidence.evidenceOf(components.members(roots.get(i))).stream()
            .filter(one -> one != joining)
            .forEach(brought::add);
      } else {
        joined.newest = evidence.later(joined.newest, part.newest);
        joined.folded += part.folded;
        joined.unfolded |= part.unfolded;
        joined.takeWaiting(part);
      }
    }
    brought.sort(evidence.order());
    if (!brought.isEmpty()) {
      joined.newest = evidence.later(joined.newest, brought.get(brought.size() - 1));
      joined.folded += brought.size();
    }
    boolean late =
        joined.newest != NO_EVIDENCE && evidence.order().compare(joining, joined.newest) < 0;
    joined.newest = evidence.later(joined.newest, joining);
    if (late || joined.isStale()) {
      joined.waiting.add(joining);
    }
    replaceByOne(roots, joined);
    if (!joined.unfolded) {
      // What an uncontested component brings contradicts nothing, and touches no identity that the
      // fold knows.
      brought.stream().forEach(fold::step);
    }
    if (!joined.isStale()) {
      fold.step(joining);
      joined.folded++;
    }
  }

  private void replaceByOne(IntList roots, Contested joined) {
    int root = roots.get(0);
    for (int i = 0; i < roots.size(); i++) {
      Contested part = byRoot.remove(roots.get(i));
      if (part != null && part.isStale()) {
        staleCount--;
      } else if (joined.isStale()) {
        observer.beforeRegrouping(components.members(roots.get(i)));
      }
    }
    for (int i = 1; i < roots.size(); i++) {
      root = reach.union(root, roots.get(i));
    }
    components.mark(root);
    byRoot.put(root, joined);
    staleCount += joined.isStale() ? 1 : 0;
  }

  /** Forgets those that have roots among some identities, given all members of them. */
  void forget(IntList members) {
    for (int i = 0; i < members.size(); i++) {
      Contested component = byRoot.remove(members.get(i));
      if (component != null) {
        staleCount -= component.isStale() ? 1 : 0;
      }
    }
    fold.forget(members);
  }

  /**
   * Finds those among components that were built anew, and puts off their fold.
   *
   * @param members all members of these components
   * @param all all their evidence
   */
  void mark(IntList members, IntList all) {
    for (int i = 0; i < members.size(); i++) {
      int root = components.find(members.get(i));
      if (!components.isMarked(root) && reach.isContested(root)) {
        components.mark(root);
        Contested component = new Contested();
        component.unfolded = true;
        byRoot.put(root, component);
        staleCount++;
      }
    }
    for (int i = 0; i < all.size(); i++) {
      Contested component = byRoot.get(components.find(evidence.active(all.get(i))[0]));
      if (component != null) {
        component.newest = evidence.later(component.newest, all.get(i));
      }
    }
  }

  /**
   * Brings the waiting evidence into the fold: by insertion where it is little, by folding anew
   * where that is cheaper.
   */
  private void refresh(int root, Contested component) {
    if (component.unfolded || !insertWaiting(component)) {
      foldAnew(root, component);
    }
    component.waiting.clear();
    component.unfolded = false;
    staleCount--;
  }

  private boolean insertWaiting(Contested component) {
    if (component.waiting.size() > component.folded / SMALL_SHARE) {
      return false;
    }
    component.waiting.sort(evidence.order());
    for (int i = 0; i < component.waiting.size(); i++) {
      if (!fold.insert(component.waiting.get(i), component.folded / 2)) {
        return false;
      }
    }
    component.folded += component.waiting.size();
    return true;
  }

  private void foldAnew(int root, Contested component) {
    IntList members = components.members(root);
    fold.forget(members);
    IntList all = evidence.evidenceInOrder(members);
    all.stream().forEach(fold::step);
    component.folded = all.size();
  }

  private Contested at(int root) {
    Contested component = byRoot.get(root);
    if (component == null) {
      throw new IllegalStateException("A marked component is not among the contested ones.");
    }
    return component;
  }
}
