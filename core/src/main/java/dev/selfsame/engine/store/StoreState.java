package dev.selfsame.engine.store;

import dev.selfsame.engine.store.MentionedIdentities.Mentioned;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.fragment.FragmentTable;
import dev.selfsame.internal.graph.EvidenceGraph;
import dev.selfsame.internal.graph.RuleTable;
import dev.selfsame.internal.identity.IdentityBatch;
import dev.selfsame.internal.identity.IdentityTable;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mutable state of a store: fragments, identities, and what is computed from them as they come
 * and go.
 *
 * <p><b>Design.</b> The state tells {@link StateListener}s what changes and knows none of them, so
 * an index beside it is registered by whoever wants one, and a copy made for a question about the
 * past carries none. It knows nothing of locks: {@link LockedState} lets one write or many read.
 *
 * <p>What is taken out is overwritten by {@link #sweep} at the end of the write, not before: the
 * graph may compare fragments that are gone until it is rebuilt, and the news of a write names
 * profiles by anchors that are gone.
 */
public final class StoreState {
  /** What {@link #identity} answers when no fragment held names it. */
  public static final int UNKNOWN = IdentityTable.NONE;

  private static final int COPIED_TOGETHER = 256;

  private final LastingSettings settings;
  private final IdentityTable identities;

  /** The identities of the fragments that are being added. */
  private final IdentityBatch batch;

  private final FragmentLog log;
  private final EvidenceGraph graph;
  private final SeriesIndex series;
  private final EventIndex events;
  private final ProfileIdIndex profileIds;
  private final GraphMembers members;
  private final EffectiveFragments effective;
  private final StateListeners listeners = new StateListeners();

  /** The fragments taken out since the last sweep. */
  private final IntList takenOut = new IntList();

  /** Identities, beside those of fragments taken out, that nothing may mention any more. */
  private final IntList maybeUnmentioned = new IntList();

  /**
   * Makes the state of an empty store.
   *
   * @param rules the rules of the graph and the vetoes so far
   * @param seed what hashes start from; it shows in no result
   * @param expected how many identities to make room for
   */
  public StoreState(LastingSettings settings, GraphRules rules, long seed, int expected) {
    this.settings = settings;
    this.identities = new IdentityTable(seed, expected);
    this.batch = identities.newBatch();
    this.log = new FragmentLog(settings.namespaces(), identities);
    this.graph = new EvidenceGraph(log.table(), identities, ruleTable(rules), log::compare);
    this.series = new SeriesIndex(log, graph, settings);
    this.events = new EventIndex(log.table());
    this.profileIds = new ProfileIdIndex(identities, log, settings);
    this.members = new GraphMembers(graph, identities, log.table());
    this.effective = new EffectiveFragments(log, series, events);
    graph.observe(listeners);
    for (Veto veto : rules.vetoes()) {
      graph.addVeto(intern(veto.first()), intern(veto.second()));
    }
  }

  private static RuleTable ruleTable(GraphRules rules) {
    RuleTable table = new RuleTable(rules.graphLimit(), rules.quarantineAbove());
    for (Namespace namespace : rules.namespaces().asList()) {
      IdentityType type = namespace.type();
      table.addNamespace(
          type.isGraphForming(),
          type.isPerson(),
          type == IdentityType.COOKIE,
          rules.limit(namespace.code()).orElse(0));
    }
    return table;
  }

  /** Registers a listener. */
  public void addListener(StateListener listener) {
    listeners.add(listener);
  }

  /** Unregisters a listener. */
  public void removeListener(StateListener listener) {
    listeners.remove(listener);
  }

  public FragmentLog log() {
    return log;
  }

  public EvidenceGraph graph() {
    return graph;
  }

  public LastingSettings settings() {
    return settings;
  }

  /** {@return the seed of all hashes, which shows in no result} */
  public long seed() {
    return identities.seed();
  }

  /** {@return the members and anchors of graphs} */
  public GraphMembers graphs() {
    return members;
  }

  /** {@return the fragments that have a say in profiles} */
  public EffectiveFragments effective() {
    return effective;
  }

  /** {@return what lists fragments} */
  public FragmentSelection select() {
    return new FragmentSelection(log, graph);
  }

  /** {@return one more than the highest int of an identity} */
  public int identityBound() {
    return identities.size();
  }

  /** {@return the place of the namespace of an identity in the order of priority, from 0} */
  public int namespace(int identity) {
    return identities.namespace(identity);
  }

  public boolean isKnown(int identity) {
    return log.table().newestOccurrence(identity) != FragmentTable.NONE;
  }

  /** {@return whether the identity is linked with others} */
  public boolean isGraphForming(int identity) {
    return graph.isGraphForming(identity);
  }

  /**
   * {@return the int of a normalized identity that some fragment held names, or {@link #UNKNOWN}}
   */
  public int identity(Identity identity) {
    int found = identities.find(namespace(identity), identity.value());
    return found != UNKNOWN && isKnown(found) ? found : UNKNOWN;
  }

  /** Returns the ints of those of some normalized identities that are known. */
  public IntList known(Identity... some) {
    IntList known = new IntList(some.length);
    for (Identity identity : some) {
      int found = identity(identity);
      if (found != UNKNOWN) {
        known.add(found);
      }
    }
    return known;
  }

  public int compareIdentities(int a, int b) {
    return identities.compare(a, b);
  }

  /**
   * Adds checked fragments, with the outcomes in their order. Their identities are looked up
   * together beforehand, so that the reads of memory overlap.
   */
  public List<WriteOutcome> addAll(List<Intake.Checked.Passed> passed) {
    for (Intake.Checked.Passed one : passed) {
      for (Mentioned mentioned : one.mentioned()) {
        batch.add(mentioned.namespace(), mentioned.identity().value());
      }
      batch.endGroup();
    }
    try {
      internBatch();
      graph.prefetch(batch);
      List<FragmentKeys.Sought> keys = new ArrayList<>(passed.size());
      passed.forEach(one -> keys.add(log.sought(one.fragment().origin().key())));
      log.prefetch(keys);
      List<WriteOutcome> outcomes = new ArrayList<>(passed.size());
      int start = 0;
      for (int i = 0; i < passed.size(); i++) {
        outcomes.add(add(passed.get(i), keys.get(i), start));
        start += passed.get(i).mentioned().size();
      }
      return outcomes;
    } finally {
      batch.clear();
    }
  }

  /** Adds fragments that a store held before, or would. */
  public void addAsHeld(List<ProfileFragment> fragments) {
    List<Intake.Checked.Passed> passed = new ArrayList<>(fragments.size());
    fragments.forEach(one -> passed.add(Intake.Checked.Passed.asHeld(one, settings.namespaces())));
    addAll(passed);
  }

  /** Adds a checked fragment whose identities stand in the batch from an index on. */
  private WriteOutcome add(Intake.Checked.Passed passed, FragmentKeys.Sought key, int start) {
    ProfileFragment fragment = passed.fragment();
    EncodedFragment encoded = log.encode(fragment, key);
    int held = log.find(key);
    if (held != FragmentKeys.NONE) {
      boolean same = log.holds(held, encoded) && mentions(held, start, passed.mentioned().size());
      if (same || !isLater(fragment, log.get(held))) {
        return new WriteOutcome.Duplicate(key.key(), !same);
      }
      remove(held);
    }
    IntList mentioned = new IntList(passed.mentioned().size());
    for (int i = 0; i < passed.mentioned().size(); i++) {
      mentioned.add(batch.identity(start + i));
    }
    int primary = mentioned.get(0);
    mentioned.sort(identities::compare);
    listeners.beforeMentioned(mentioned);
    int number = log.add(encoded, mentioned.toArray(), primary);
    listeners.fragmentAdded(number);
    boolean replaced = held != FragmentKeys.NONE;
    return index(number, fragment.kind())
        ? new WriteOutcome.Superseded(key.key(), replaced)
        : new WriteOutcome.Accepted(key.key(), replaced);
  }

  /**
   * {@return whether a fragment held mentions the identities of one that stand in the batch from an
   * index on, and is stored under the same}
   */
  private boolean mentions(int held, int start, int count) {
    IntList before = mentionedBy(held);
    if (before.size() != count || log.table().primary(held) != batch.identity(start)) {
      return false;
    }
    for (int i = 1; i < count; i++) {
      if (before.indexOf(batch.identity(start + i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes a fragment out: all is then as if it had never been there. */
  public void remove(int fragment) {
    tellRemoval(fragment);
    takeOut(fragment);
  }

  /**
   * Takes fragments out; each component that they were in is rebuilt once. The last ones go first,
   * since chains of fragments mostly start with them.
   */
  public void removeAll(IntList fragments) {
    fragments.stream().forEach(this::tellRemoval);
    graph.rebuildOnceAfter(
        () -> {
          for (int i = fragments.size() - 1; i >= 0; i--) {
            takeOut(fragments.get(i));
          }
        });
  }

  private void tellRemoval(int fragment) {
    listeners.beforeMentioned(mentionedBy(fragment));
    listeners.beforeFragmentRemoved(fragment);
  }

  private void takeOut(int fragment) {
    if (log.kind(fragment) == FragmentKind.EVENT) {
      graph.removeEvidence(fragment);
      events.remove(fragment);
    } else {
      series.remove(fragment);
    }
    log.remove(fragment);
    takenOut.add(fragment);
  }

  /**
   * Overwrites what was taken out since the last sweep, and the identities that nothing names any
   * more. Costs O(size of what was taken out).
   */
  public void sweep() {
    if (takenOut.isEmpty() && maybeUnmentioned.isEmpty()) {
      return;
    }
    takenOut.stream()
        .forEach(fragment -> mentionedBy(fragment).stream().forEach(this::forgetUnmentioned));
    maybeUnmentioned.stream().forEach(this::forgetUnmentioned);
    log.wipe(takenOut);
    takenOut.clear();
    maybeUnmentioned.clear();
  }

  private void forgetUnmentioned(int identity) {
    if (!isKnown(identity) && !graph.isVetoed(identity) && !identities.isForgotten(identity)) {
      profileIds.forget(identity);
      listeners.beforeForgotten(identity);
      identities.forget(identity);
    }
  }

  /**
   * {@return the identities that the records and patches of a fragment's series mention} When a
   * version comes or goes, others of its series may become evidence, or cease to be it.
   */
  public IntList mentionedInSeriesOf(int fragment) {
    IntList mentioned = new IntList();
    if (log.kind(fragment) != FragmentKind.EVENT) {
      series.seriesOf(fragment).stream()
          .forEach(version -> mentionedBy(version).stream().forEach(mentioned::add));
    }
    return mentioned;
  }

  private IntList mentionedBy(int fragment) {
    IntList mentioned = new IntList();
    for (int i = log.table().firstOccurrence(fragment);
        i < log.table().endOfOccurrences(fragment);
        i++) {
      mentioned.add(log.table().identityAt(i));
    }
    return mentioned;
  }

  /** Declares two identities apart, and returns whether they were not before. */
  public boolean addVeto(Veto veto) {
    return graph.addVeto(intern(veto.first()), intern(veto.second()));
  }

  /** Takes a declaration back, and returns whether it was there. */
  public boolean removeVeto(Veto veto) {
    int first = intern(veto.first());
    int second = intern(veto.second());
    maybeUnmentioned.add(first);
    maybeUnmentioned.add(second);
    return graph.removeVeto(first, second);
  }

  /**
   * {@return the int of a normalized identity that some fragment held or some veto names, or {@link
   * #UNKNOWN}}
   */
  public int identityHeld(Identity identity) {
    return identities.find(namespace(identity), identity.value());
  }

  /** Returns the known identity that gives an id. Builds its index at the first call. */
  public Optional<Identity> anchorOf(ProfileId id) {
    int found = profileIds.find(id);
    return found != UNKNOWN && isKnown(found) ? Optional.of(log.identity(found)) : Optional.empty();
  }

  /**
   * Returns a state of its own, without listeners, that holds some of the fragments under rules
   * that may be others.
   */
  public StoreState copyOf(IntList fragments, GraphRules otherRules) {
    StoreState copy = new StoreState(settings, otherRules, identities.seed(), 0);
    List<ProfileFragment> together = new ArrayList<>();
    for (int i = 0; i < fragments.size(); i++) {
      together.add(log.get(fragments.get(i)));
      if (together.size() == COPIED_TOGETHER || i == fragments.size() - 1) {
        copy.addAsHeld(together);
        together.clear();
      }
    }
    return copy;
  }

  private int namespace(Identity identity) {
    return settings.namespaces().priority(identity.namespace()) - 1;
  }

  /**
   * Interns the identities of the batch. One that is new and that no fragment comes to mention,
   * since another content is held under its key, is forgotten by the next sweep.
   */
  private void internBatch() {
    int known = identities.size();
    identities.internAll(batch);
    addInterned();
    for (int identity = known; identity < identities.size(); identity++) {
      maybeUnmentioned.add(identity);
    }
  }

  private int intern(Identity identity) {
    int interned = identities.intern(namespace(identity), identity.value());
    addInterned();
    return interned;
  }

  private void addInterned() {
    while (graph.identityCount() < identities.size()) {
      log.table().addIdentity();
      graph.addIdentity();
    }
  }

  /** Indexes a fragment and returns whether it is a record that is superseded. */
  private boolean index(int fragment, FragmentKind kind) {
    if (kind == FragmentKind.EVENT) {
      events.add(fragment);
      if (graph.isLinking(fragment)) {
        graph.addEvidence(fragment);
      }
      return false;
    }
    series.add(fragment);
    return kind == FragmentKind.RECORD
        && settings.source(log.source(fragment)).strictlyNewer()
        && series.hasRecordNotOlderThan(fragment);
  }

  /**
   * Of two contents under one key the later in (timestamp, hash of the content) is kept, whichever
   * came first.
   */
  private static boolean isLater(ProfileFragment fragment, ProfileFragment held) {
    int byTime = fragment.origin().timestamp().compareTo(held.origin().timestamp());
    return byTime != 0 ? byTime > 0 : ContentHash.of(fragment).compareTo(ContentHash.of(held)) > 0;
  }

  /** {@return whether the identity has no value any more} */
  public boolean isForgotten(int identity) {
    return identities.isForgotten(identity);
  }
}
