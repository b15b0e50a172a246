package dev.selfsame.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The incremental identity graph over dense ints: it follows evidence as it comes and goes, and
 * answers as the rules say.
 *
 * <p><b>Design.</b>
 *
 * <p><em>Reach</em> is a plain union-find over the evidence, without the identities in quarantine.
 * Beside it stands, for each component, what tells whether a rule could be broken in it: the size,
 * and how many values of each limited namespace and how many vetoed identities it has. If none
 * could, the component is <em>uncontested</em>, and it is the graph: there the rules cost a few
 * reads of arrays.
 *
 * <p><em>Resolution</em> is for the rest. A <em>contested</em> component is resolved by a {@link
 * Fold} over its evidence in order. The fold's state is kept, so evidence that is later than all of
 * its component is one more step, even when it joins several components: what an uncontested one
 * brings is accepted as it is. Evidence that comes late makes the component <em>stale</em>: when it
 * is next asked for, a little of it is inserted where it belongs, and much of it makes the fold
 * start anew. A component's resolution depends on nothing outside of it, so all of them live in one
 * fold.
 *
 * <p><em>Taking away</em> (a withdrawn fragment, a record replaced by one with other identities, an
 * identity that goes into quarantine) rebuilds the components it touches from their evidence, and
 * nothing else.
 *
 * <p>Not safe for concurrent writing; {@link #isStale} and {@link #refresh} let a reader see to it
 * that it only reads.
 */
public final class EvidenceGraph {
  /** A contested component. */
  static final class Contested {
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

  private static final int NO_EVIDENCE = -1;

  /** Late evidence is inserted where it is less than one in so many; else the fold starts anew. */
  private static final int SMALL_SHARE = 8;

  final FragmentTable fragments;
  final IdentityTable identities;
  final RuleTable rules;
  private final IntOrder order;
  final Reach reach;
  final Components components;
  final Quarantine quarantine;
  final Fold fold;

  /** The contested components by root. */
  final Map<Integer, Contested> contested = new HashMap<>();

  int staleCount;
  private GraphObserver observer = GraphObserver.NONE;

  /** Identities whose components wait to be rebuilt, while rebuilding is put off. */
  private @Nullable IntList deferred;

  /**
   * Makes a graph without evidence.
   *
   * @param order the order of fragments
   */
  public EvidenceGraph(
      FragmentTable fragments, IdentityTable identities, RuleTable rules, IntOrder order) {
    this.fragments = fragments;
    this.identities = identities;
    this.rules = rules;
    this.order = order;
    this.reach = new Reach(rules, identities);
    this.components = reach.components;
    this.quarantine = new Quarantine(rules, fragments, identities);
    this.fold = newFold();
  }

  private Fold newFold() {
    return new Fold(rules, this::active, identities::namespace, identities::compare, order);
  }

  /** Lets somebody watch from now on. */
  public void observe(GraphObserver observer) {
    this.observer = observer;
    fold.trace(
        new FoldTrace() {
          @Override
          public void removedByEviction(int evicted, int other, int evidence) {
            observer.evicted(evicted);
          }
        });
  }

  /** Adds the identity with the next int. */
  public void addIdentity() {
    reach.addIdentity(identities.namespace(reach.size()));
  }

  /** Returns how many identities were added. */
  public int identityCount() {
    return reach.size();
  }

  /** Reads what evidence that names the identities of a batch will need, all at once. */
  public void bringNear(IdentityBatch batch) {
    reach.bringNear(batch);
    long read = 0;
    for (int i = 0; i < batch.size() && identityCount() > 0; i++) {
      int identity = Math.max(batch.identity(i), 0);
      read += identities.namespace(identity) + fragments.touch(identity);
    }
    ReadAhead.keep(read);
  }

  /** Returns whether an identity is linked with others. */
  public boolean isGraphForming(int identity) {
    return rules.isGraphForming(identities.namespace(identity));
  }

  /** Returns whether a fragment names two identities or more that are linked with others. */
  public boolean isLinking(int fragment) {
    int count = 0;
    for (int i = fragments.firstOccurrence(fragment);
        i < fragments.endOfOccurrences(fragment);
        i++) {
      count += isGraphForming(fragments.identityAt(i)) ? 1 : 0;
    }
    return count > 1;
  }

  /**
   * Returns whether two fragments name the same identities among those that are linked with others.
   */
  public boolean namesSame(int a, int b) {
    int endOfA = fragments.endOfOccurrences(a);
    int endOfB = fragments.endOfOccurrences(b);
    int i = nextGraphForming(fragments.firstOccurrence(a), endOfA);
    int j = nextGraphForming(fragments.firstOccurrence(b), endOfB);
    while (i < endOfA && j < endOfB && fragments.identityAt(i) == fragments.identityAt(j)) {
      i = nextGraphForming(i + 1, endOfA);
      j = nextGraphForming(j + 1, endOfB);
    }
    return i == endOfA && j == endOfB;
  }

  private int nextGraphForming(int occurrence, int end) {
    int at = occurrence;
    while (at < end && !isGraphForming(fragments.identityAt(at))) {
      at++;
    }
    return at;
  }

  /** Makes a linking fragment evidence, if it is not. */
  public void addEvidence(int fragment) {
    if (fragments.isEvidence(fragment)) {
      return;
    }
    IntList setAside = new IntList(0);
    quarantine.count(fragment, setAside);
    setAside.stream().forEach(identity -> observer.quarantineChanged(identity, true));
    if (!setAside.isEmpty()) {
      rebuildAround(setAside);
    }
    fragments.setEvidence(fragment, true);
    int[] named = active(fragment);
    if (deferred != null) {
      // The links that the fold has may rest on evidence that is gone, so it takes no step now.
      Arrays.stream(named).forEach(deferred::add);
    } else if (named.length > 1 && !reach.join(named, 0, named.length)) {
      joinContested(fragment, named);
    }
  }

  /**
   * Makes a fragment no evidence any more, if it is. Costs O(evidence of the components that it
   * touches).
   */
  public void removeEvidence(int fragment) {
    if (!fragments.isEvidence(fragment)) {
      return;
    }
    IntList touched = new IntList();
    for (int identity : active(fragment)) {
      touched.add(identity);
    }
    fragments.setEvidence(fragment, false);
    IntList released = new IntList(0);
    quarantine.discount(fragment, released);
    for (int i = 0; i < released.size(); i++) {
      observer.quarantineChanged(released.get(i), false);
      collectNamedWith(released.get(i), touched);
    }
    if (touched.size() > 1) {
      rebuildAround(touched);
    }
  }

  /** Rebuilds the components of some identities, now or when what is put off is done. */
  private void rebuildAround(IntList some) {
    if (deferred != null) {
      some.stream().forEach(deferred::add);
    } else {
      rebuild(membersOfAll(some));
    }
  }

  /** Lets the observer know that the graphs around an identity may be about to change. */
  public void announce(int identity) {
    observer.beforeRegrouping(components.members(identity));
  }

  /**
   * Puts off the rebuilding after evidence is gone, so that much of it can go at once; nothing must
   * be asked until it is done.
   */
  public void deferRebuilding() {
    deferred = new IntList();
  }

  /** Does the rebuilding that was put off. */
  public void rebuildDeferred() {
    if (deferred != null) {
      rebuild(membersOfAll(deferred));
      deferred = null;
    }
  }

  /** Declares two identities apart, and returns whether they were not before. */
  public boolean addVeto(int a, int b) {
    boolean changed = rules.addVeto(a, b);
    return changed && rebuildBoth(a, b);
  }

  /** Takes a declaration back, and returns whether it was there. */
  public boolean removeVeto(int a, int b) {
    boolean changed = rules.removeVeto(a, b);
    return changed && rebuildBoth(a, b);
  }

  private boolean rebuildBoth(int a, int b) {
    IntList both = new IntList(2);
    both.add(a);
    both.add(b);
    rebuild(membersOfAll(both));
    return true;
  }

  /** Returns whether an identity is declared apart from some other. */
  public boolean isVetoed(int identity) {
    return rules.isVetoed(identity);
  }

  /** Returns whether the graph of an identity must be resolved before it is read. */
  public boolean isStale(int identity) {
    if (staleCount == 0) {
      return false;
    }
    int root = components.find(identity);
    return components.isMarked(root) && contestedAt(root).isStale();
  }

  /** Returns whether some graph must be resolved before it is read. */
  public boolean isAnyStale() {
    return staleCount > 0;
  }

  /** Resolves the graph of an identity, if it must be. */
  public void refresh(int identity) {
    int root = components.find(identity);
    if (components.isMarked(root) && contestedAt(root).isStale()) {
      refresh(root, contestedAt(root));
    }
  }

  /** Resolves all graphs that must be. */
  public void refreshAll() {
    contested.forEach(
        (root, component) -> {
          if (component.isStale()) {
            refresh(root, component);
          }
        });
  }

  /** Returns the identities of the graph of one that is not stale, in no order. */
  public IntList members(int identity) {
    return isContested(identity) ? fold.members(identity) : components.members(identity);
  }

  /** Returns how many identities the graph of one that is not stale has. */
  public int size(int identity) {
    int root = components.find(identity);
    return components.isMarked(root) ? fold.size(identity) : components.sizeOf(root);
  }

  /**
   * Returns the identity that stands for the graph of one that is not stale, until the next change.
   */
  public int representative(int identity) {
    int root = components.find(identity);
    return components.isMarked(root) ? fold.representative(identity) : root;
  }

  /** Returns whether an identity is in a contested component. */
  public boolean isContested(int identity) {
    return components.isMarked(components.find(identity));
  }

  /**
   * Returns whether an accepted link connects two identities that some evidence names together and
   * that are not stale.
   */
  public boolean isAccepted(int a, int b) {
    return isContested(a) ? fold.isLinked(a, b) : !isQuarantined(a) && !isQuarantined(b);
  }

  /** Returns whether an identity is set aside. */
  public boolean isQuarantined(int identity) {
    return quarantine.contains(identity);
  }

  /** Returns the identities that are set aside, in no order. */
  public IntList quarantined() {
    IntList all = new IntList(quarantine.all().size());
    quarantine.all().forEach(all::add);
    return all;
  }

  /** Returns how many identities are set aside. */
  public int quarantinedCount() {
    return quarantine.all().size();
  }

  /** Returns how many components are contested. */
  public int contestedCount() {
    return contested.size();
  }

  /** Lets somebody listen to what a fold over the evidence around an identity takes away. */
  public void trace(int identity, FoldTrace trace) {
    Fold fresh = newFold();
    fresh.trace(trace);
    IntList evidence = evidenceOf(components.members(identity));
    evidence.sort(order);
    for (int i = 0; i < evidence.size(); i++) {
      fresh.step(evidence.get(i));
    }
  }

  /** Returns the identities that an evidence names and that may be linked, in canonical order. */
  public int[] active(int fragment) {
    int end = fragments.endOfOccurrences(fragment);
    IntList active = new IntList(end - fragments.firstOccurrence(fragment));
    for (int i = fragments.firstOccurrence(fragment); i < end; i++) {
      int identity = fragments.identityAt(i);
      if (isGraphForming(identity) && !quarantine.contains(identity)) {
        active.add(identity);
      }
    }
    return active.toArray();
  }

  /** Joins components of which some are contested, or are so together. */
  private void joinContested(int evidence, int[] named) {
    IntList roots = new IntList(named.length);
    for (int identity : named) {
      int root = components.findHalving(identity);
      if (roots.indexOf(root) < 0) {
        roots.add(root);
      }
    }
    Contested joined = new Contested();
    IntList brought = new IntList();
    for (int i = 0; i < roots.size(); i++) {
      Contested part = contested.get(roots.get(i));
      if (part == null) {
        collectEvidenceBut(evidence, components.members(roots.get(i)), brought);
      } else {
        joined.newest = later(joined.newest, part.newest);
        joined.folded += part.folded;
        joined.unfolded |= part.unfolded;
        joined.takeWaiting(part);
      }
    }
    brought.sort(order);
    if (!brought.isEmpty()) {
      joined.newest = later(joined.newest, brought.get(brought.size() - 1));
      joined.folded += brought.size();
    }
    boolean late = joined.newest != NO_EVIDENCE && order.compare(evidence, joined.newest) < 0;
    joined.newest = later(joined.newest, evidence);
    if (late || joined.isStale()) {
      joined.waiting.add(evidence);
    }
    replaceByOne(roots, joined);
    if (!joined.unfolded) {
      // What an uncontested component brings contradicts nothing, and touches nobody whom the fold
      // knows.
      brought.stream().forEach(fold::step);
    }
    if (!joined.isStale()) {
      fold.step(evidence);
      joined.folded++;
    }
  }

  private void replaceByOne(IntList roots, Contested joined) {
    int root = roots.get(0);
    for (int i = 0; i < roots.size(); i++) {
      Contested part = contested.remove(roots.get(i));
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
    contested.put(root, joined);
    staleCount += joined.isStale() ? 1 : 0;
  }

  private void collectEvidenceBut(int evidence, IntList members, IntList into) {
    IntList all = evidenceOf(members);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != evidence) {
        into.add(all.get(i));
      }
    }
  }

  private int later(int a, int b) {
    return a == NO_EVIDENCE || order.compare(a, b) < 0 ? b : a;
  }

  /**
   * Lets the fold know what waits: by insertion where it is little, by folding anew where that is
   * cheaper.
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
    component.waiting.sort(order);
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
    IntList evidence = evidenceOf(members);
    evidence.sort(order);
    evidence.stream().forEach(fold::step);
    component.folded = evidence.size();
  }

  /** Builds components anew from the evidence that names their members, given all of them. */
  private void rebuild(IntList members) {
    observer.beforeRegrouping(members);
    for (int i = 0; i < members.size(); i++) {
      Contested component = contested.remove(members.get(i));
      if (component != null) {
        staleCount -= component.isStale() ? 1 : 0;
      }
    }
    fold.forget(members);
    reach.dissolve(members, identities);
    IntList evidence = evidenceOf(members);
    for (int i = 0; i < evidence.size(); i++) {
      reach.joinAnyway(active(evidence.get(i)));
    }
    markContested(members, evidence);
  }

  private void markContested(IntList members, IntList evidence) {
    for (int i = 0; i < members.size(); i++) {
      int root = components.find(members.get(i));
      if (!components.isMarked(root) && reach.isContested(root)) {
        components.mark(root);
        Contested component = new Contested();
        component.unfolded = true;
        contested.put(root, component);
        staleCount++;
      }
    }
    for (int i = 0; i < evidence.size(); i++) {
      Contested component = contested.get(components.find(active(evidence.get(i))[0]));
      if (component != null) {
        component.newest = later(component.newest, evidence.get(i));
      }
    }
  }

  /** Returns the evidence that links members of some components, each once, given all members. */
  private IntList evidenceOf(IntList members) {
    IntList evidence = new IntList();
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      if (quarantine.contains(member)) {
        continue;
      }
      for (int at = fragments.newestOccurrence(member);
          at != FragmentTable.NONE;
          at = fragments.occurrenceBefore(at)) {
        int fragment = fragments.fragmentAt(at);
        if (fragments.isEvidence(fragment)) {
          int[] named = active(fragment);
          if (named.length > 1 && named[0] == member) {
            evidence.add(fragment);
          }
        }
      }
    }
    return evidence;
  }

  private IntList membersOfAll(IntList some) {
    BitSet seen = new BitSet();
    IntList all = new IntList();
    for (int i = 0; i < some.size(); i++) {
      int root = components.find(some.get(i));
      if (!seen.get(root)) {
        seen.set(root);
        IntList members = components.members(root);
        for (int j = 0; j < members.size(); j++) {
          all.add(members.get(j));
        }
      }
    }
    return all;
  }

  /** Lists the identities that evidence names together with one, and that one. */
  private void collectNamedWith(int identity, IntList into) {
    into.add(identity);
    for (int at = fragments.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = fragments.occurrenceBefore(at)) {
      int fragment = fragments.fragmentAt(at);
      if (fragments.isEvidence(fragment)) {
        for (int other : active(fragment)) {
          into.add(other);
        }
      }
    }
  }

  private Contested contestedAt(int root) {
    Contested component = contested.get(root);
    if (component == null) {
      throw new IllegalStateException("A marked component is not among the contested ones.");
    }
    return component;
  }
}
