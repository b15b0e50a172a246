package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The components in which a rule could be broken, and the fold that resolves them.
 *
 * <p><b>Design.</b> A contested component is resolved by a {@link Fold} over its evidence in order.
 * The fold's state is kept, so evidence that is later than all other evidence of its component is
 * one more step, even when it joins several components: the evidence of an uncontested one is
 * accepted as it is. Late evidence makes the component <em>stale</em>: when the component is next
 * read, a small amount of late evidence is inserted in order, and a large amount makes the
 * component be folded again from the start. Removed evidence is undone at once where that resolves
 * few steps again, also in a component of 100,000 cookies with one mailbox; where it would resolve
 * many, all is folded again when it is next read. The resolution of a component depends on nothing
 * outside of it, so all components share one fold.
 *
 * <p>Not safe for concurrent writing.
 */
final class ContestedComponents {
  private static final int NO_EVIDENCE = FragmentTable.NONE;
  private static final int UNKNOWN = NO_EVIDENCE - 1;

  /**
   * Late evidence is inserted if it is at most one in this many; otherwise all evidence is folded
   * again.
   */
  private static final int SMALL_SHARE = 8;

  /** A contested component. */
  private static final class Contested {
    /** The newest evidence, whether or not the fold has it; {@link #UNKNOWN} after its removal. */
    int newest = NO_EVIDENCE;

    /** How much evidence was removed since the component is loose. */
    int removed;

    /** How many pieces of evidence the fold has. */
    int folded;

    /** Whether all evidence must be folded again. */
    boolean mustRefold;

    /** The evidence that the fold does not have yet: late evidence, and what was added after it. */
    IntList pending = new IntList(0);

    /** Adds the pending evidence of another component, the shorter list to the longer. */
    void takePending(Contested other) {
      IntList longer = other.pending.size() > pending.size() ? other.pending : pending;
      IntList shorter = longer == pending ? other.pending : pending;
      shorter.stream().forEach(longer::add);
      pending = longer;
    }

    boolean isStale() {
      return mustRefold || !pending.isEmpty();
    }
  }

  private final ConnectedComponents connected;
  private final UnionFind components;
  private final EvidenceReader evidence;
  final Fold fold;

  /** The contested components by root. */
  private final Map<Integer, Contested> byRoot = new HashMap<>();

  /** The roots of the components that must be resolved before they are read. */
  private final Set<Integer> staleRoots = new HashSet<>();

  /** The roots of the components that may consist of several, not all of them contested. */
  private final Set<Integer> looseRoots = new HashSet<>();

  private GraphObserver observer = GraphObserver.NONE;

  /** How many steps were replayed since {@link #resetReplayed}. */
  private int replayed;

  /**
   * Creates the contested components of a graph without evidence.
   *
   * @param connected all components of the graph
   * @param fold a fold over no evidence
   */
  ContestedComponents(ConnectedComponents connected, EvidenceReader evidence, Fold fold) {
    this.connected = connected;
    this.components = connected.components;
    this.evidence = evidence;
    this.fold = fold;
  }

  /** Notifies an observer of changes from now on. */
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

  /** Returns how many contested components there are; a loose one counts as one. */
  int size() {
    return byRoot.size();
  }

  /** Returns the roots of the loose components. */
  Set<Integer> looseRoots() {
    return looseRoots;
  }

  /** Returns whether the component of a root is contested. */
  boolean contains(int root) {
    return byRoot.containsKey(root);
  }

  /** Returns how many components must be resolved before they are read. */
  int staleCount() {
    return staleRoots.size();
  }

  /** Returns whether the component of an identity must be resolved before it is read. */
  boolean isStale(int identity) {
    return !staleRoots.isEmpty() && staleRoots.contains(components.find(identity));
  }

  /** Resolves the component of an identity, if it is stale. */
  void refresh(int identity) {
    int root = components.find(identity);
    if (staleRoots.contains(root)) {
      refresh(root, at(root));
    }
  }

  /** Resolves stale components, at most so many. */
  void refreshSome(long most) {
    for (int root : staleRoots.stream().limit(most).toList()) {
      refresh(root, at(root));
    }
  }

  /** Joins components by new evidence, where one is contested or the joined one is. */
  void join(int added, int[] mentioned) {
    IntList roots = new IntList(mentioned.length);
    for (int identity : mentioned) {
      int root = components.findHalving(identity);
      if (roots.indexOf(root) < 0) {
        roots.add(root);
      }
    }
    Contested joined = new Contested();
    IntList uncontested = new IntList();
    for (int i = 0; i < roots.size(); i++) {
      Contested part = byRoot.get(roots.get(i));
      if (part == null) {
        evidence.evidenceOf(components.members(roots.get(i))).stream()
            .filter(one -> one != added)
            .forEach(uncontested::add);
      } else {
        joined.newest = evidence.later(joined.newest, newest(roots.get(i), part));
        joined.folded += part.folded;
        joined.removed += part.removed;
        joined.mustRefold |= part.mustRefold;
        joined.takePending(part);
      }
    }
    uncontested.sort(evidence.order());
    if (!uncontested.isEmpty()) {
      joined.newest = evidence.later(joined.newest, uncontested.get(uncontested.size() - 1));
      joined.folded += uncontested.size();
    }
    boolean isLate =
        joined.newest != NO_EVIDENCE && evidence.order().compare(added, joined.newest) < 0;
    joined.newest = evidence.later(joined.newest, added);
    if (isLate || joined.isStale()) {
      joined.pending.add(added);
    }
    replaceParts(roots, joined);
    if (!joined.mustRefold) {
      // The evidence of an uncontested component has no conflicts, and mentions no identity
      // that the fold has.
      uncontested.stream().forEach(fold::step);
    }
    if (!joined.isStale()) {
      fold.step(added);
      joined.folded++;
    }
  }

  private void replaceParts(IntList roots, Contested joined) {
    int root = roots.get(0);
    boolean isLoose = false;
    for (int i = 0; i < roots.size(); i++) {
      byRoot.remove(roots.get(i));
      isLoose |= looseRoots.remove(roots.get(i));
      boolean wasStale = staleRoots.remove(roots.get(i));
      if (!wasStale && joined.isStale()) {
        observer.beforeRegrouping(components.members(roots.get(i)));
      }
    }
    for (int i = 1; i < roots.size(); i++) {
      root = connected.union(root, roots.get(i));
    }
    components.mark(root);
    byRoot.put(root, joined);
    if (joined.isStale()) {
      staleRoots.add(root);
    }
    if (isLoose) {
      looseRoots.add(root);
    }
  }

  private int newest(int root, Contested component) {
    if (component.newest == UNKNOWN) {
      component.newest = NO_EVIDENCE;
      IntList members = components.members(root);
      for (int i = 0; i < members.size(); i++) {
        int newest = fold.newest(members.get(i));
        if (newest != NO_EVIDENCE) {
          component.newest = evidence.later(component.newest, newest);
        }
      }
      for (int i = 0; i < component.pending.size(); i++) {
        component.newest = evidence.later(component.newest, component.pending.get(i));
      }
    }
    return component.newest;
  }

  /**
   * Removes evidence from the fold, if that is cheaper than to fold the rest again. The component
   * is then <em>loose</em>: its members stay together, whether or not evidence still connects them.
   *
   * @return whether it was removed; if not, the component must be rebuilt
   */
  boolean remove(int removed, int identity) {
    Contested component = foldedComponent(identity);
    if (component == null
        || !fold.has(removed)
        || !replayed(
            component, budget -> fold.remove(removed, budget, observer::beforeRegrouping))) {
      return false;
    }
    component.folded--;
    component.removed++;
    component.newest = component.newest == removed ? UNKNOWN : component.newest;
    looseRoots.add(components.find(identity));
    return true;
  }

  /**
   * Takes into account that two identities were declared apart or are no longer, if that is cheaper
   * than to fold all evidence again. Their components are then loose.
   *
   * @return whether this was done; if not, the components of both must be rebuilt
   */
  boolean reconsider(int a, int b) {
    Contested component = foldedComponent(a);
    if (component == null || foldedComponent(b) == null) {
      return false;
    }
    if (components.find(a) != components.find(b)) {
      // No step of the fold has both.
      fold.recount(a);
      fold.recount(b);
    } else if (!replayed(
        component, budget -> fold.reconsider(a, b, budget, observer::beforeRegrouping))) {
      return false;
    }
    looseRoots.add(components.find(a));
    looseRoots.add(components.find(b));
    return true;
  }

  /**
   * Returns whether so much was removed from the loose component of an identity that it is to be
   * split.
   */
  boolean isLargelyRemoved(int identity) {
    Contested component = byRoot.get(components.find(identity));
    return component != null && component.removed > component.folded / SMALL_SHARE;
  }

  /** Allows as many steps to be replayed as if none had been so far. */
  void resetReplayed() {
    replayed = 0;
  }

  private boolean replayed(Contested component, IntUnaryOperator replay) {
    int steps = replay.applyAsInt(component.folded / 2 - replayed);
    component.mustRefold = steps == Fold.OVER_BUDGET;
    replayed += Math.max(steps, 0);
    return !component.mustRefold;
  }

  /**
   * Returns the contested component of an identity, if the fold has all its evidence or a small
   * amount is missing, which is then inserted; else null.
   */
  private @Nullable Contested foldedComponent(int identity) {
    int root = components.find(identity);
    Contested component = byRoot.get(root);
    if (component == null || component.mustRefold || !isSmall(component.pending, component)) {
      return null;
    }
    refresh(root, component);
    return component;
  }

  /** Forgets the components whose roots are among some identities, given all of their members. */
  void forget(IntList members) {
    forgetRoots(members);
    fold.forget(members);
  }

  /**
   * Forgets the components whose roots are among some identities, given all of their members, but
   * not what the fold has of them.
   */
  void forgetRoots(IntList members) {
    for (int i = 0; i < members.size(); i++) {
      byRoot.remove(members.get(i));
      staleRoots.remove(members.get(i));
      looseRoots.remove(members.get(i));
    }
  }

  /**
   * Marks the contested ones among rebuilt components, and defers their fold.
   *
   * @param members all members of these components
   * @param all all their evidence
   */
  void mark(IntList members, IntList all) {
    mark(members, all, true);
  }

  /**
   * Marks the contested ones among rebuilt components, of which the fold is up to date.
   *
   * @param members all members of these components
   * @param all all their evidence
   */
  void markFolded(IntList members, IntList all) {
    mark(members, all, false);
    IntList uncontested = new IntList();
    members.stream()
        .filter(member -> !components.isMarked(components.find(member)))
        .forEach(uncontested::add);
    fold.forget(uncontested);
    fold.forgetUnmentioned(members);
  }

  private void mark(IntList members, IntList all, boolean mustRefold) {
    for (int i = 0; i < members.size(); i++) {
      int root = components.find(members.get(i));
      if (!components.isMarked(root) && connected.isContested(root)) {
        components.mark(root);
        Contested component = new Contested();
        component.mustRefold = mustRefold;
        byRoot.put(root, component);
        if (mustRefold) {
          staleRoots.add(root);
        }
      }
    }
    for (int i = 0; i < all.size(); i++) {
      Contested component = byRoot.get(components.find(evidence.active(all.get(i))[0]));
      if (component != null) {
        component.newest = evidence.later(component.newest, all.get(i));
        component.folded++;
      }
    }
  }

  /**
   * Adds the pending evidence to the fold: by insertion while that is cheap, otherwise by folding
   * all evidence again.
   */
  private void refresh(int root, Contested component) {
    if (component.mustRefold || !insertPending(component)) {
      refold(root, component);
    }
    component.pending.clear();
    component.mustRefold = false;
    staleRoots.remove(root);
  }

  private static boolean isSmall(IntList some, Contested component) {
    return some.size() <= component.folded / SMALL_SHARE;
  }

  private boolean insertPending(Contested component) {
    if (!isSmall(component.pending, component)) {
      return false;
    }
    component.pending.sort(evidence.order());
    for (int i = 0; i < component.pending.size(); i++) {
      if (!fold.insert(component.pending.get(i), component.folded / 2)) {
        return false;
      }
    }
    component.folded += component.pending.size();
    return true;
  }

  private void refold(int root, Contested component) {
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
