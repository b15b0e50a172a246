package dev.selfsame;

import dev.selfsame.NamedIdentities.Named;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.graph.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.IdentityType;
import dev.selfsame.identity.Namespace;
import dev.selfsame.internal.EvidenceGraph;
import dev.selfsame.internal.FragmentTable;
import dev.selfsame.internal.IdentityBatch;
import dev.selfsame.internal.IdentityTable;
import dev.selfsame.internal.IntList;
import dev.selfsame.internal.RuleTable;
import dev.selfsame.profile.MergePolicy;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mutable inside of a store: fragments, identities, and what is computed from them as they come
 * and go. It knows nothing of locks; the store sees to it that one writes or many read.
 *
 * <p>What is taken out is overwritten by {@link #sweep} at the end of the write, not before: the
 * graph may compare fragments that are gone until it is rebuilt, and the news of a write names
 * profiles by anchors that are gone.
 */
final class HeldFragments {
  /** What {@link #identity} answers when no fragment held names it. */
  static final int UNKNOWN = IdentityTable.NONE;

  private static final int COPIED_TOGETHER = 256;

  private final Settings settings;
  private final IdentityTable identities;

  /** The identities of the fragments that are being added. */
  private final IdentityBatch batch;

  private final FragmentLog log;
  private final EvidenceGraph graph;
  private final SeriesIndex series;
  private final EventIndex events;
  private final ProfileIdIndex profileIds;
  private final IdentityOrder identityOrder = new IdentityOrder();
  private final SearchIndex searchIndex;

  /** The fragments taken out, and the identities whose vetoes were, since the last sweep. */
  private final IntList takenOut = new IntList();

  private final IntList noLongerVetoed = new IntList();

  /** Whoever notes what the present write changes, if somebody wants to know. */
  private @Nullable ChangeTracker tracker;

  /**
   * Makes the inside of an empty store.
   *
   * @param rules the rules of the graph, which may be others than those of the settings
   * @param seed what hashes start from; it shows in no result
   * @param expected how many identities to make room for
   */
  HeldFragments(Settings settings, GraphRules rules, long seed, int expected) {
    this.settings = settings;
    this.identities = new IdentityTable(seed, expected);
    this.batch = identities.newBatch();
    this.log = new FragmentLog(settings.namespaces(), identities);
    this.graph = new EvidenceGraph(log.table(), identities, ruleTable(rules), log::compare);
    this.series = new SeriesIndex(log, graph, settings, rules.linkKeepingSources());
    this.events = new EventIndex(log.table());
    this.profileIds = new ProfileIdIndex(identities, log, settings);
    this.searchIndex = new SearchIndex(seed);
    graph.observe(searchIndex);
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

  /** Lets somebody note what is changed from now on, or nobody. */
  void track(@Nullable ChangeTracker tracker) {
    this.tracker = tracker;
    graph.observe(tracker == null ? searchIndex : new GraphObservers(searchIndex, tracker));
  }

  void noteRefusals(AddResult result) {
    if (tracker != null) {
      tracker.refused(result);
    }
  }

  FragmentLog log() {
    return log;
  }

  EvidenceGraph graph() {
    return graph;
  }

  Settings settings() {
    return settings;
  }

  /** Returns what lists fragments. */
  FragmentSelection select() {
    return new FragmentSelection(log, graph);
  }

  /** {@return one more than the highest int of an identity} */
  int identityBound() {
    return identities.size();
  }

  /** {@return the place of the namespace of an identity in the order of priority, from 0} */
  int namespace(int identity) {
    return identities.namespace(identity);
  }

  boolean isKnown(int identity) {
    return log.table().newestOccurrence(identity) != FragmentTable.NONE;
  }

  /** {@return whether the identity is linked with others} */
  boolean isGraphForming(int identity) {
    return graph.isGraphForming(identity);
  }

  /**
   * {@return the int of a normalized identity that some fragment held names, or {@link #UNKNOWN}}
   */
  int identity(Identity identity) {
    int found = identities.find(namespace(identity), identity.value());
    return found != UNKNOWN && isKnown(found) ? found : UNKNOWN;
  }

  /** Returns the ints of those of some normalized identities that are known. */
  IntList known(Identity... some) {
    IntList known = new IntList(some.length);
    for (Identity identity : some) {
      int found = identity(identity);
      if (found != UNKNOWN) {
        known.add(found);
      }
    }
    return known;
  }

  int compareIdentities(int a, int b) {
    return identities.compare(a, b);
  }

  /**
   * Adds checked fragments, the answers in their order. Their identities are looked up together
   * beforehand, so that what the memory holds of them comes at once.
   */
  List<AddResult> addAll(List<Intake.Checked.Passed> passed) {
    for (Intake.Checked.Passed one : passed) {
      for (Named named : one.named()) {
        batch.add(named.namespace(), named.identity().value());
      }
      batch.endGroup();
    }
    try {
      identities.findAll(batch);
      graph.bringNear(batch);
      List<FragmentKeys.Sought> keys = new ArrayList<>(passed.size());
      passed.forEach(one -> keys.add(log.sought(one.fragment().origin().key())));
      log.bringNear(keys);
      List<AddResult> results = new ArrayList<>(passed.size());
      int start = 0;
      for (int i = 0; i < passed.size(); i++) {
        results.add(add(passed.get(i), keys.get(i), start));
        start += passed.get(i).named().size();
      }
      return results;
    } finally {
      batch.clear();
    }
  }

  /** Adds fragments that a store held before, or would. */
  void addAsHeld(List<ProfileFragment> fragments) {
    List<Intake.Checked.Passed> passed = new ArrayList<>(fragments.size());
    fragments.forEach(one -> passed.add(Intake.Checked.Passed.asHeld(one, settings.namespaces())));
    addAll(passed);
  }

  /** Adds a checked fragment whose identities stand in the batch from some place on. */
  private AddResult add(Intake.Checked.Passed passed, FragmentKeys.Sought key, int start) {
    ProfileFragment fragment = passed.fragment();
    log.write(fragment, key);
    int held = log.find(key);
    if (held != FragmentKeys.NONE) {
      boolean same = log.holds(held, fragment) && names(held, passed.named(), start);
      if (same || !isLater(fragment, log.get(held))) {
        return new AddResult.Duplicate(key.key(), !same, passed.refused(), passed.leftOut());
      }
      remove(held);
    }
    IntList named = new IntList(passed.named().size());
    for (Named one : passed.named()) {
      int found = batch.identity(start + named.size());
      named.add(found == UNKNOWN ? intern(one.namespace(), one.identity().value()) : found);
    }
    int primary = named.get(0);
    named.sort(identities::compare);
    if (tracker != null) {
      named.stream().forEach(graph::announce);
    }
    searchIndex.touch(named);
    int number = log.add(fragment, key, named.toArray(), primary);
    announceSeries(number);
    return index(number, fragment.kind())
        ? new AddResult.Superseded(key.key(), passed.refused(), passed.leftOut())
        : new AddResult.Accepted(
            key.key(), held != FragmentKeys.NONE, passed.refused(), passed.leftOut());
  }

  /**
   * {@return whether a fragment held names the identities of one that stand in the batch from some
   * place on, and is stored under the same}
   */
  private boolean names(int held, List<Named> named, int start) {
    IntList before = namedBy(held);
    if (before.size() != named.size()
        || log.table().primary(held) != inBatch(start, named.get(0))) {
      return false;
    }
    for (int i = 1; i < named.size(); i++) {
      if (before.indexOf(inBatch(start + i, named.get(i))) < 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return the int of an identity at a place in the batch, or {@link #UNKNOWN}} */
  private int inBatch(int place, Named named) {
    int found = batch.identity(place);
    return found != UNKNOWN ? found : identities.find(named.namespace(), named.identity().value());
  }

  /** Takes a fragment out: all is then as if it had never been there. */
  void remove(int fragment) {
    announce(fragment);
    searchIndex.touch(namedBy(fragment));
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
  void sweep() {
    if (takenOut.isEmpty() && noLongerVetoed.isEmpty()) {
      return;
    }
    takenOut.stream().forEach(fragment -> namedBy(fragment).stream().forEach(this::forgetUnnamed));
    noLongerVetoed.stream().forEach(this::forgetUnnamed);
    log.wipe(takenOut);
    takenOut.clear();
    noLongerVetoed.clear();
  }

  private void forgetUnnamed(int identity) {
    if (!isKnown(identity) && !graph.isVetoed(identity) && !identities.isForgotten(identity)) {
      profileIds.forget(identity);
      identityOrder.forget(identity);
      identities.forget(identity);
    }
  }

  /**
   * Takes fragments out; each component that they were in is rebuilt once. The last ones go first,
   * since chains of fragments mostly start with them.
   */
  void removeAll(IntList fragments) {
    fragments.stream().forEach(this::announce);
    graph.deferRebuilding();
    for (int i = fragments.size() - 1; i >= 0; i--) {
      remove(fragments.get(i));
    }
    graph.rebuildDeferred();
  }

  /** Lets the tracker note what may change when a fragment goes. */
  private void announce(int fragment) {
    if (tracker != null) {
      namedBy(fragment).stream().forEach(graph::announce);
      announceSeries(fragment);
    }
  }

  /** When a version comes or goes, others of its series may become evidence, or cease to be it. */
  private void announceSeries(int fragment) {
    if (tracker != null && log.kind(fragment) != FragmentKind.EVENT) {
      series.seriesOf(fragment).stream()
          .forEach(version -> namedBy(version).stream().forEach(graph::announce));
    }
  }

  private IntList namedBy(int fragment) {
    IntList named = new IntList();
    for (int i = log.table().firstOccurrence(fragment);
        i < log.table().endOfOccurrences(fragment);
        i++) {
      named.add(log.table().identityAt(i));
    }
    return named;
  }

  /** Declares two identities apart, and returns whether they were not before. */
  boolean addVeto(Veto veto) {
    return graph.addVeto(intern(veto.first()), intern(veto.second()));
  }

  /** Takes a declaration back, and returns whether it was there. */
  boolean removeVeto(Veto veto) {
    int first = intern(veto.first());
    int second = intern(veto.second());
    noLongerVetoed.add(first);
    noLongerVetoed.add(second);
    return graph.removeVeto(first, second);
  }

  /**
   * {@return the int of a normalized identity that some fragment held or some veto names, or {@link
   * #UNKNOWN}}
   */
  int identityHeld(Identity identity) {
    return identities.find(namespace(identity), identity.value());
  }

  /** Returns the known identity that gives an id. Builds its index at the first call. */
  Optional<Identity> anchorOf(ProfileId id) {
    int found = profileIds.find(id);
    return found != UNKNOWN && isKnown(found) ? Optional.of(log.identity(found)) : Optional.empty();
  }

  /**
   * Returns a store's inside of its own that holds some of the fragments, under settings and rules
   * that may be others.
   */
  HeldFragments copyOf(IntList fragments, Settings otherSettings, GraphRules otherRules) {
    HeldFragments copy = new HeldFragments(otherSettings, otherRules, identities.seed(), 0);
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

  /** {@return the identities of the graph of an identity in canonical order} */
  IntList members(int identity) {
    IntList members = graph.members(identity);
    members.sort(identities::compare);
    return members;
  }

  /**
   * {@return whether the identity is the one that stands for its graph; just one of each graph
   * does}
   */
  boolean isRepresentative(int identity) {
    return graph.representative(identity) == identity;
  }

  /**
   * {@return the anchor of a graph: the member with the highest namespace priority; among several
   * the one that was named first in time; then the canonically first}
   *
   * @param members the members in canonical order
   */
  int anchor(IntList members) {
    int anchor = members.get(0);
    if (members.size() == 1
        || identities.namespace(members.get(1)) != identities.namespace(anchor)) {
      return anchor;
    }
    int earliest = firstNaming(anchor);
    for (int i = 1;
        i < members.size() && identities.namespace(members.get(i)) == identities.namespace(anchor);
        i++) {
      int fragment = firstNaming(members.get(i));
      if (log.table().compareTime(fragment, earliest) < 0) {
        anchor = members.get(i);
        earliest = fragment;
      }
    }
    return anchor;
  }

  private int firstNaming(int identity) {
    FragmentTable table = log.table();
    int first = table.fragmentAt(table.newestOccurrence(identity));
    for (int at = table.newestOccurrence(identity);
        at != FragmentTable.NONE;
        at = table.occurrenceBefore(at)) {
      if (table.compareTime(table.fragmentAt(at), first) < 0) {
        first = table.fragmentAt(at);
      }
    }
    return first;
  }

  /**
   * Lists the fragments stored under an identity that count for its profile: current records,
   * patches on them, events.
   */
  void collectCounting(int identity, IntList into) {
    series.collectCurrent(identity, into);
    events.collect(identity, into);
  }

  /** Lists the current records stored under an identity, and the patches on them. */
  void collectCurrent(int identity, IntList into) {
    series.collectCurrent(identity, into);
  }

  private int namespace(Identity identity) {
    return settings.namespaces().priority(identity.namespace()) - 1;
  }

  private int intern(Identity identity) {
    return intern(namespace(identity), identity.value());
  }

  private int intern(int namespace, String value) {
    int known = identities.size();
    int interned = identities.intern(namespace, value);
    if (interned == known) {
      log.table().addIdentity();
      graph.addIdentity();
    }
    return interned;
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
  boolean isForgotten(int identity) {
    return identities.isForgotten(identity);
  }

  /** {@return whether a fragment that counts is taken by a policy} */
  boolean isTaken(int fragment, MergePolicy policy) {
    String source = log.source(fragment);
    return log.kind(fragment) == FragmentKind.EVENT
        ? policy.takesEvents(source)
        : policy.rank(source).isPresent();
  }

  SearchIndex searchIndex() {
    return searchIndex;
  }

  IdentityOrder identityOrder() {
    return identityOrder;
  }
}
