package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The incremental identity graph over dense ints: it is updated as evidence is added and removed,
 * and its graphs are those that the rules allow.
 *
 * <p><b>Design.</b>
 *
 * <p><em>{@link ConnectedComponents}</em> are a plain union-find over the evidence, without the
 * identities in quarantine. For each component they keep the numbers that tell whether a rule could
 * be broken in it: its size, its number of values of each limited namespace, and its number of
 * vetoed identities. If no rule could be broken, the component is <em>uncontested</em>, and it is
 * the graph: there the rules cost a few array reads.
 *
 * <p><em>Resolution</em> handles the rest: the {@link ContestedComponents} are resolved by a fold
 * over their evidence. Those that got late evidence are stale until they are next read.
 *
 * <p><em>Removal</em> (a withdrawn fragment, a record replaced by one with other identities, an
 * identity that enters quarantine) rebuilds the components it touches from their evidence, and
 * nothing else. Of a contested one the fold is kept where few of its steps have to be resolved
 * again. Such a component is <em>loose</em>: its members are left together, though no evidence may
 * connect them any more, until so much is removed that it is worth splitting it. No result depends
 * on that, since the fold knows the graphs.
 *
 * <p>Not safe for concurrent writing. A reader that only may read checks {@link #isStale} first;
 * {@link #refresh} is a write.
 */
public final class EvidenceGraph {
  final FragmentTable fragments;
  final IdentityTable identities;
  final RuleTable rules;
  final ConnectedComponents connected;
  final UnionFind components;
  final Quarantine quarantine;
  final ContestedComponents contested;
  private final EvidenceReader evidence;
  private GraphObserver observer = GraphObserver.NONE;

  /** Identities whose components must be rebuilt, while rebuilding is deferred; else null. */
  private @Nullable IntList deferred;

  /** Identities whose components must be split, while rebuilding is deferred. */
  private IntList deferredSplits = new IntList(0);

  /**
   * Whether an identity entered quarantine or left it since {@link #startReplays}. Then evidence
   * links other identities than those that the fold has, until all is rebuilt.
   */
  private boolean isQuarantineChanged;

  /**
   * Creates a graph without evidence.
   *
   * @param order the order of fragments
   */
  public EvidenceGraph(
      FragmentTable fragments, IdentityTable identities, RuleTable rules, IntOrder order) {
    this.fragments = fragments;
    this.identities = identities;
    this.rules = rules;
    this.connected = new ConnectedComponents(rules, identities);
    this.components = connected.components;
    this.quarantine = new Quarantine(rules, fragments, identities);
    this.evidence = new EvidenceReader(fragments, identities, rules, quarantine, order);
    this.contested = new ContestedComponents(connected, evidence, newFold());
  }

  private Fold newFold() {
    return new Fold(
        rules, evidence::active, identities::namespace, identities::compare, evidence.order());
  }

  /** Notifies an observer of changes from now on. */
  public void observe(GraphObserver observer) {
    this.observer = observer;
    contested.observe(observer);
  }

  /** Adds the identity with the next int. */
  public void addIdentity() {
    connected.addIdentity(identities.namespace(connected.size()));
  }

  /** Returns how many identities were added. */
  public int identityCount() {
    return connected.size();
  }

  /** Prefetches what adding evidence that mentions the identities of a batch reads. */
  public void prefetch(IdentityBatch batch) {
    connected.prefetch(batch);
    long read = 0;
    for (int i = 0; i < batch.size() && identityCount() > 0; i++) {
      int identity = Math.max(batch.identity(i), 0);
      read += identities.namespace(identity) + fragments.prefetch(identity);
    }
    Prefetch.keep(read);
  }

  /** Returns whether an identity is linked with others. */
  public boolean isGraphForming(int identity) {
    return evidence.isGraphForming(identity);
  }

  /** Returns whether a fragment mentions two identities or more that are linked with others. */
  public boolean isLinking(int fragment) {
    return evidence.isLinking(fragment);
  }

  /**
   * Returns whether two fragments mention the same identities among those that are linked with
   * others.
   */
  public boolean mentionSame(int a, int b) {
    return evidence.mentionSame(a, b);
  }

  /**
   * Returns the identities that an evidence mentions and that may be linked, in canonical order.
   */
  public int[] active(int fragment) {
    return evidence.active(fragment);
  }

  /** Returns the root of the component of an identity. */
  public int componentRoot(int identity) {
    return components.find(identity);
  }

  /** Returns the members of the component of an identity, in no order, regardless of the rules. */
  public IntList component(int identity) {
    return components.members(identity);
  }

  /** Makes a linking fragment evidence, if it is not already. */
  public void addEvidence(int fragment) {
    if (fragments.isEvidence(fragment)) {
      return;
    }
    observer.beforeEvidenceAdded(fragment);
    IntList quarantinedNow = new IntList(0);
    quarantine.count(fragment, quarantinedNow);
    quarantinedNow.stream().forEach(identity -> observer.quarantineChanged(identity, true));
    if (!quarantinedNow.isEmpty()) {
      isQuarantineChanged = true;
      rebuildAround(quarantinedNow);
    }
    fragments.setEvidence(fragment, true);
    int[] mentioned = active(fragment);
    if (deferred != null) {
      // The fold may have links of evidence that is already removed, so it takes no step now.
      Arrays.stream(mentioned).forEach(deferred::add);
    } else if (mentioned.length > 1 && !connected.join(mentioned, 0, mentioned.length)) {
      contested.join(fragment, mentioned);
    }
  }

  /**
   * Makes a fragment no longer evidence, if it is. Costs O(evidence of the components that it
   * touches); in contested ones only as much as the steps of the fold that it changes.
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
      evidence.collectMentionedWith(released.get(i), touched);
    }
    if (touched.size() < 2) {
      return;
    }
    if (deferred == null) {
      startReplays();
    }
    isQuarantineChanged |= !released.isEmpty();
    if (isQuarantineChanged || !contested.remove(fragment, touched.get(0))) {
      rebuildAround(touched);
    } else if (contested.isLargelyRemoved(touched.get(0))) {
      splitAround(touched);
    }
  }

  /**
   * Makes a linking fragment evidence in the place of another one, which mentions the same linked
   * identities. Costs O(1) where no rule could be broken, since only the position in the order
   * changes.
   */
  public void replaceEvidence(int replaced, int fragment) {
    boolean isContested = false;
    for (int identity : active(fragment)) {
      isContested |= isContested(identity);
    }
    if (isContested || deferred != null) {
      addEvidence(fragment);
      removeEvidence(replaced);
    } else {
      fragments.setEvidence(fragment, true);
      fragments.setEvidence(replaced, false);
    }
  }

  private void startReplays() {
    isQuarantineChanged = false;
    contested.resetReplayed();
  }

  /** Rebuilds the components of some identities, now or at the end of the deferral. */
  private void rebuildAround(IntList some) {
    if (deferred != null) {
      some.stream().forEach(deferred::add);
    } else {
      rebuild(membersOfAll(some));
    }
  }

  /**
   * Rebuilds the components of some identities, of which the fold is up to date, now or at the end
   * of the deferral.
   */
  private void splitAround(IntList some) {
    if (deferred != null) {
      some.stream().forEach(deferredSplits::add);
    } else {
      split(membersOfAll(some));
    }
  }

  /**
   * Runs a change and defers all rebuilding to its end, so that much evidence can be removed at
   * once. The change must not read graphs. The rebuilding is done even if the change throws. Within
   * such a change, it is done at the end of the outer one.
   */
  public void rebuildOnceAfter(Runnable change) {
    if (deferred != null) {
      change.run();
      return;
    }
    IntList pending = new IntList();
    deferred = pending;
    startReplays();
    try {
      change.run();
    } finally {
      deferred = null;
      IntList splits = deferredSplits;
      deferredSplits = new IntList(0);
      IntList rebuilt = membersOfAll(pending);
      rebuild(rebuilt);
      BitSet done = new BitSet();
      rebuilt.stream().forEach(done::set);
      IntList rest = new IntList(splits.size());
      splits.stream().filter(identity -> !done.get(identity)).forEach(rest::add);
      split(membersOfAll(rest));
    }
  }

  /** Declares two identities apart, and returns whether they were not before. */
  public boolean addVeto(int a, int b) {
    return changeVeto(a, b, rules::addVeto);
  }

  /** Removes a veto, and returns whether there was one. */
  public boolean removeVeto(int a, int b) {
    return changeVeto(a, b, rules::removeVeto);
  }

  private boolean changeVeto(int a, int b, BiPredicate<Integer, Integer> change) {
    boolean wasVetoedA = rules.isVetoed(a);
    boolean wasVetoedB = rules.isVetoed(b);
    if (!change.test(a, b)) {
      return false;
    }
    startReplays();
    if (contested.reconsider(a, b)) {
      countVetoed(a, wasVetoedA);
      countVetoed(b, wasVetoedB);
    } else {
      rebuild(membersOfAll(IntList.of(a, b)));
    }
    return true;
  }

  private void countVetoed(int identity, boolean wasVetoed) {
    if (rules.isVetoed(identity) != wasVetoed) {
      connected.countVetoed(identity, !wasVetoed);
    }
  }

  /** Returns whether an identity is declared apart from some other. */
  public boolean isVetoed(int identity) {
    return rules.isVetoed(identity);
  }

  /** Returns whether the graph of an identity must be resolved before it is read. */
  public boolean isStale(int identity) {
    return contested.isStale(identity);
  }

  /** Returns whether some graph must be resolved before it is read. */
  public boolean isAnyStale() {
    return contested.staleCount() > 0;
  }

  /** Resolves the graph of an identity, if it is stale. */
  public void refresh(int identity) {
    contested.refresh(identity);
  }

  /** Resolves all stale graphs. */
  public void refreshAll() {
    refreshSome(Long.MAX_VALUE);
  }

  /** Resolves stale graphs, at most so many. */
  public void refreshSome(long most) {
    contested.refreshSome(most);
  }

  /** Returns the members of the graph of an identity, in no order. It must not be stale. */
  public IntList members(int identity) {
    return isContested(identity) ? contested.fold.members(identity) : components.members(identity);
  }

  /** Returns how many members the graph of an identity has. It must not be stale. */
  public int size(int identity) {
    int root = components.find(identity);
    return components.isMarked(root) ? contested.fold.size(identity) : components.sizeOf(root);
  }

  /**
   * Returns a member of the graph of an identity, the same for all of them until the next change.
   * The graph must not be stale.
   */
  public int representative(int identity) {
    int root = components.find(identity);
    return components.isMarked(root) ? contested.fold.representative(identity) : root;
  }

  /** Returns whether an identity is in a contested component. */
  public boolean isContested(int identity) {
    return components.isMarked(components.find(identity));
  }

  /**
   * Returns whether an accepted link connects two identities that some evidence mentions together.
   * Their graphs must not be stale.
   */
  public boolean isAccepted(int a, int b) {
    return isContested(a) ? contested.fold.isLinked(a, b) : !isQuarantined(a) && !isQuarantined(b);
  }

  /** Returns whether an identity is in quarantine. */
  public boolean isQuarantined(int identity) {
    return quarantine.contains(identity);
  }

  /** Returns the identities in quarantine, in no order. */
  public IntList quarantined() {
    IntList all = new IntList(quarantine.all().size());
    quarantine.all().forEach(all::add);
    return all;
  }

  /** Returns how many identities are in quarantine. */
  public int quarantinedCount() {
    return quarantine.all().size();
  }

  /** Returns how many components are contested. Costs O(evidence of the loose ones). */
  public int contestedCount() {
    ContestedCount exact = new ContestedCount(rules, evidence, identities);
    Set<Integer> loose = contested.looseRoots();
    return contested.size()
        - loose.size()
        + loose.stream().mapToInt(root -> exact.among(component(root))).sum();
  }

  /** Notifies a trace of what a fold over the evidence of the component of an identity removes. */
  public void trace(int identity, FoldTrace trace) {
    Fold fresh = newFold();
    fresh.trace(trace);
    evidence.evidenceInOrder(components.members(identity)).stream().forEach(fresh::step);
  }

  /** Rebuilds components from the evidence that mentions their members, given all members. */
  private void rebuild(IntList members) {
    observer.beforeRegrouping(members);
    contested.forget(members);
    contested.mark(members, joinAgain(members));
  }

  /**
   * Splits components where no evidence connects them any more, given all members. The fold must be
   * up to date, so no graph changes.
   */
  private void split(IntList members) {
    contested.forgetRoots(members);
    contested.markFolded(members, joinAgain(members));
  }

  /** Joins the members of components by their evidence, and returns that. */
  private IntList joinAgain(IntList members) {
    connected.dissolve(members, identities);
    IntList all = evidence.evidenceOf(members);
    for (int i = 0; i < all.size(); i++) {
      connected.joinUnchecked(active(all.get(i)));
    }
    return all;
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
}
