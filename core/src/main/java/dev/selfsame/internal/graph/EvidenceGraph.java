package dev.selfsame.internal.graph;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.column.IntOrder;
import dev.selfsame.internal.column.Prefetch;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The incremental identity graph over dense ints: it follows evidence as it comes and goes, and
 * answers as the rules say.
 *
 * <p><b>Design.</b>
 *
 * <p><em>{@link ConnectedComponents}</em> are a plain union-find over the evidence, without the
 * identities in quarantine. Beside it stands, for each component, what tells whether a rule could
 * be broken in it: the size, and how many values of each limited namespace and how many vetoed
 * identities it has. If none could, the component is <em>uncontested</em>, and it is the graph:
 * there the rules cost a few reads of arrays.
 *
 * <p><em>Resolution</em> is for the rest: the {@link ContestedComponents} are resolved by a fold
 * over their evidence, and those to which late evidence came are stale until they are asked for.
 *
 * <p><em>Taking away</em> (a withdrawn fragment, a record replaced by one with other identities, an
 * identity that goes into quarantine) rebuilds the components it touches from their evidence, and
 * nothing else.
 *
 * <p>Not safe for concurrent writing; {@link #isStale} and {@link #refresh} let a reader see to it
 * that it only reads.
 */
public final class EvidenceGraph {
  final FragmentTable fragments;
  final IdentityTable identities;
  final RuleTable rules;
  final ConnectedComponents reach;
  final UnionFind components;
  final Quarantine quarantine;
  final ContestedComponents contested;
  private final EvidenceReader evidence;
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
    this.reach = new ConnectedComponents(rules, identities);
    this.components = reach.components;
    this.quarantine = new Quarantine(rules, fragments, identities);
    this.evidence = new EvidenceReader(fragments, identities, rules, quarantine, order);
    this.contested = new ContestedComponents(reach, evidence, newFold());
  }

  private Fold newFold() {
    return new Fold(
        rules, evidence::active, identities::namespace, identities::compare, evidence.order());
  }

  /** Tells an observer what changes from now on. */
  public void observe(GraphObserver observer) {
    this.observer = observer;
    contested.observe(observer);
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
  public void prefetch(IdentityBatch batch) {
    reach.prefetch(batch);
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

  /** Returns the members of the component of an identity, in no order, whatever the rules. */
  public IntList component(int identity) {
    return components.members(identity);
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
    int[] mentioned = active(fragment);
    if (deferred != null) {
      // The links that the fold has may rest on evidence that is gone, so it takes no step now.
      Arrays.stream(mentioned).forEach(deferred::add);
    } else if (mentioned.length > 1 && !reach.join(mentioned, 0, mentioned.length)) {
      contested.join(fragment, mentioned);
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
      evidence.collectMentionedWith(released.get(i), touched);
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

  /**
   * Makes a change with the rebuilding after it put off to its end, so that much evidence can go at
   * once. The change must not ask for graphs. What was put off is done even if the change throws.
   */
  public void rebuildOnceAfter(Runnable change) {
    IntList waiting = new IntList();
    deferred = waiting;
    try {
      change.run();
    } finally {
      deferred = null;
      rebuild(membersOfAll(waiting));
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
    return contested.isStale(identity);
  }

  /** Returns whether some graph must be resolved before it is read. */
  public boolean isAnyStale() {
    return contested.staleCount() > 0;
  }

  /** Resolves the graph of an identity, if it must be. */
  public void refresh(int identity) {
    contested.refresh(identity);
  }

  /** Resolves all graphs that must be. */
  public void refreshAll() {
    contested.refreshAll();
  }

  /** Returns the identities of the graph of one that is not stale, in no order. */
  public IntList members(int identity) {
    return isContested(identity) ? contested.fold.members(identity) : components.members(identity);
  }

  /** Returns how many identities the graph of one that is not stale has. */
  public int size(int identity) {
    int root = components.find(identity);
    return components.isMarked(root) ? contested.fold.size(identity) : components.sizeOf(root);
  }

  /**
   * Returns the identity that stands for the graph of one that is not stale, until the next change.
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
   * Returns whether an accepted link connects two identities that some evidence names together and
   * that are not stale.
   */
  public boolean isAccepted(int a, int b) {
    return isContested(a) ? contested.fold.isLinked(a, b) : !isQuarantined(a) && !isQuarantined(b);
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

  /** Tells a trace what a fold over the evidence around an identity takes away. */
  public void trace(int identity, FoldTrace trace) {
    Fold fresh = newFold();
    fresh.trace(trace);
    evidence.evidenceInOrder(components.members(identity)).stream().forEach(fresh::step);
  }

  /** Builds components anew from the evidence that mentions their members, given all of them. */
  private void rebuild(IntList members) {
    observer.beforeRegrouping(members);
    contested.forget(members);
    reach.dissolve(members, identities);
    IntList all = evidence.evidenceOf(members);
    for (int i = 0; i < all.size(); i++) {
      reach.joinAnyway(active(all.get(i)));
    }
    contested.mark(members, all);
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
