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
 * The mutable state of a store: fragments, identities, and what is derived from them incrementally.
 *
 * <p><b>Design.</b> The state notifies {@link StateListener}s of changes and does not depend on
 * them, so an index is registered only where it is needed, and a copy made for a query about the
 * past has none. It has no locks: {@link LockedState} allows one writer or many readers.
 *
 * <p>Removed data is overwritten by {@link #sweep} at the end of the write, not before: the graph
 * may compare removed fragments until it is rebuilt, and the events of a write refer to profiles by
 * anchors that are removed.
 */
public final class StoreState {
  /** The result of {@link #identity} when no held fragment mentions it. */
  public static final int UNKNOWN = IdentityTable.NONE;

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
  private final Sweeper sweeper;

  /**
   * Creates the state of an empty store.
   *
   * @param rules the rules of the graph, with the initial vetoes
   * @param seed the seed of the hashes; it affects no result
   * @param expected how many identities to expect
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
    this.sweeper = new Sweeper(log, graph, identities, profileIds, listeners);
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

  /** {@return the listeners} */
  StateListener listeners() {
    return listeners;
  }

  /** {@return the table of identities} */
  IdentityTable identities() {
    return identities;
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

  /** {@return the seed of all hashes, which affects no result} */
  public long seed() {
    return identities.seed();
  }

  /** {@return the members and anchors of graphs} */
  public GraphMembers graphs() {
    return members;
  }

  /** {@return the fragments that take effect in profiles} */
  public EffectiveFragments effective() {
    return effective;
  }

  /** {@return selections of the fragments held} */
  public FragmentSelection select() {
    return new FragmentSelection(log, graph);
  }

  /** {@return the number of identities, including forgotten ones: one more than the highest int} */
  public int identityBound() {
    return identities.size();
  }

  /** {@return the number of the namespace of an identity by priority, from 0} */
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
   * {@return the int of a normalized identity that some held fragment mentions, or {@link
   * #UNKNOWN}}
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
   * Adds checked fragments, and returns the outcomes in their order. Their identities are looked up
   * together beforehand, so that the cache misses overlap.
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
      List<EncodedFragment> encoded = new ArrayList<>(passed.size());
      passed.forEach(one -> encoded.add(encoded(one)));
      log.prefetchKeys(encoded);
      List<WriteOutcome> outcomes = new ArrayList<>(passed.size());
      int start = 0;
      for (int i = 0; i < passed.size(); i++) {
        outcomes.add(add(passed.get(i), encoded.get(i), start));
        start += passed.get(i).mentioned().size();
      }
      return outcomes;
    } finally {
      batch.clear();
    }
  }

  /** Adds fragments that a store held before, or that are in the same form. */
  public void addAsHeld(List<ProfileFragment> fragments) {
    List<Intake.Checked.Passed> passed = new ArrayList<>(fragments.size());
    fragments.forEach(one -> passed.add(Intake.Checked.Passed.asHeld(one, settings.namespaces())));
    addAll(passed);
  }

  private EncodedFragment encoded(Intake.Checked.Passed passed) {
    EncodedFragment encoded = passed.encoded();
    return encoded != null
        ? encoded
        : log.encode(passed.content(), passed.id(), passed.timestamp());
  }

  /** Adds a checked fragment whose identities are in the batch from an index on. */
  private WriteOutcome add(Intake.Checked.Passed passed, EncodedFragment encoded, int start) {
    FragmentKeys.Sought key = encoded.key();
    int held = log.find(encoded);
    if (held != FragmentKeys.NONE) {
      boolean same = log.holds(held, encoded) && mentions(held, start, passed.mentioned().size());
      if (same || !ContentHash.isLater(passed.fragment(), log.get(held))) {
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
    index(number);
    boolean replaced = held != FragmentKeys.NONE;
    return isSuperseded(number)
        ? new WriteOutcome.Superseded(key.key(), replaced)
        : new WriteOutcome.Accepted(key.key(), replaced);
  }

  /**
   * {@return whether a held fragment mentions exactly the identities in the batch from an index on,
   * and is stored under the first of them}
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

  private void internBatch() {
    int known = identities.size();
    identities.internAll(batch);
    addInterned();
    // Another content may be held under the key of a fragment whose identities are new.
    sweeper.addNew(known);
  }

  /** {@return whether a fragment is a record not newer than one of its strictly newer source} */
  private boolean isSuperseded(int fragment) {
    return log.kind(fragment) == FragmentKind.RECORD
        && settings.source(log.source(fragment)).strictlyNewer()
        && series.hasRecordNotOlderThan(fragment);
  }

  /** Removes a fragment; the state is then as if it had never been added. */
  public void remove(int fragment) {
    notifyRemoval(fragment);
    if (removeEvidence(fragment)) {
      events.remove(fragment);
    }
    log.remove(fragment);
    sweeper.addRemoved(fragment);
  }

  /**
   * Removes fragments; each component that they were in is rebuilt once. Costs O(n log n) in them
   * and in the events stored under the same identities. The last ones are removed first, since of a
   * series the last version decides.
   */
  public void removeAll(IntList fragments) {
    if (fragments.size() == 1) {
      remove(fragments.get(0));
      return;
    }
    fragments.stream().forEach(this::notifyRemoval);
    graph.rebuildOnceAfter(
        () -> {
          IntList removedEvents = new IntList();
          for (int i = fragments.size() - 1; i >= 0; i--) {
            if (removeEvidence(fragments.get(i))) {
              removedEvents.add(fragments.get(i));
            }
          }
          events.removeAll(removedEvents);
          log.removeAll(fragments);
          fragments.stream().forEach(sweeper::addRemoved);
        });
  }

  private void notifyRemoval(int fragment) {
    listeners.beforeMentioned(mentionedBy(fragment));
    listeners.beforeFragmentRemoved(fragment);
  }

  /** Removes a fragment from the evidence, and returns whether it is an event. */
  private boolean removeEvidence(int fragment) {
    boolean isEvent = log.kind(fragment) == FragmentKind.EVENT;
    if (isEvent) {
      graph.removeEvidence(fragment);
    } else {
      series.remove(fragment);
    }
    return isEvent;
  }

  /**
   * Overwrites the fragments removed since the last sweep, and the identities that nothing mentions
   * any more. Costs O(size of the removed fragments).
   */
  public void sweep() {
    sweeper.sweep();
  }

  /** {@return the identities that a fragment mentions, in canonical order} */
  public IntList mentionedBy(int fragment) {
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
    boolean isNew = graph.addVeto(intern(veto.first()), intern(veto.second()));
    listeners.vetoAdded(veto);
    return isNew;
  }

  /** Removes a veto, and returns whether there was one. */
  public boolean removeVeto(Veto veto) {
    int first = intern(veto.first());
    int second = intern(veto.second());
    sweeper.addMaybeUnmentioned(first);
    sweeper.addMaybeUnmentioned(second);
    boolean wasThere = graph.removeVeto(first, second);
    listeners.vetoRemoved(veto);
    return wasThere;
  }

  /**
   * {@return the int of a normalized identity that some held fragment or some veto mentions, or
   * {@link #UNKNOWN}}
   */
  public int identityHeld(Identity identity) {
    return identities.find(namespace(identity), identity.value());
  }

  /** {@return how many identities {@link #anchorOf} has to index first} */
  public int countWithoutProfileId() {
    return profileIds.missing();
  }

  /** Brings the index of profile ids up to date. Costs O(identities) the first time. */
  public void indexProfileIds() {
    profileIds.bringUpToDate();
  }

  /** Returns the known identity that an id is derived from. */
  public Optional<Identity> anchorOf(ProfileId id) {
    int found = profileIds.find(id);
    return found != UNKNOWN && isKnown(found) ? Optional.of(log.identity(found)) : Optional.empty();
  }

  private int namespace(Identity identity) {
    return settings.namespaces().priority(identity.namespace()) - 1;
  }

  private int intern(Identity identity) {
    int interned = identities.intern(namespace(identity), identity.value());
    addInterned();
    return interned;
  }

  /** Adds rows for the identities that the table has got. */
  void addInterned() {
    while (graph.identityCount() < identities.size()) {
      log.table().addIdentity();
      graph.addIdentity();
    }
  }

  /** Indexes a fragment that the log has. */
  void index(int fragment) {
    if (log.kind(fragment) != FragmentKind.EVENT) {
      series.add(fragment);
      return;
    }
    events.add(fragment);
    if (graph.isLinking(fragment)) {
      graph.addEvidence(fragment);
    }
  }

  /** {@return whether the identity has no value any more} */
  public boolean isForgotten(int identity) {
    return identities.isForgotten(identity);
  }
}
