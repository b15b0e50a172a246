package dev.selfsame;

import static java.util.Objects.requireNonNull;

import dev.selfsame.engine.store.StateListener;
import dev.selfsame.engine.store.StoreState;
import dev.selfsame.graph.ProfileId;
import dev.selfsame.internal.column.IntList;
import dev.selfsame.profile.MergePolicy.Stitching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The events of one write: the difference between the graphs, and the profiles under the default
 * policy, before and after it.
 *
 * <p>A graph is recorded before it can change, once per write. Afterwards the graphs of the same
 * identities are compared with it. So the events describe the overall result of the write,
 * regardless of its steps. Costs O(size of the graphs that the write touches), and two merges of
 * each profile whose records or patches changed.
 *
 * <p>Each id that a profile had before is named by an event if no profile has it afterwards, and
 * each id that a profile has afterwards if none had it before. So whoever applies the events to a
 * set of ids has those of all profiles.
 */
final class ChangeTracker implements StateListener {
  private final StoreState state;
  private final AttributeChanges attributes;
  private final List<StoreEvent> refusals = new ArrayList<>();
  private final BitSet recorded = new BitSet();
  private final List<Graph> before = new ArrayList<>();
  private final List<Graph> profilesBefore = new ArrayList<>();
  private final Map<Integer, Boolean> wasQuarantined = new HashMap<>();
  private final Set<Integer> evicted = new LinkedHashSet<>();

  /** The profiles after the write by each of their members; null before {@link #news}. */
  private @Nullable Map<Integer, Graph> profilesAfter;

  /** What the policy threw when it was asked whether it takes a source. */
  private @Nullable RuntimeException failure;

  /** The anchor and the members of a graph or of a profile before or after the write. */
  private record Graph(int anchor, IntList members) {}

  ChangeTracker(StoreState state) {
    this.state = state;
    this.attributes = new AttributeChanges(state);
  }

  void refused(AddResult result) {
    result.refused().forEach(refused -> refusals.add(new StoreEvent.IdentityRefused(refused)));
    if (result instanceof AddResult.Rejected rejected) {
      refusals.add(new StoreEvent.FragmentRejected(rejected));
    }
  }

  @Override
  public void beforeMentioned(IntList identities) {
    recordComponentsOf(identities);
  }

  /** An earlier version may become evidence when a later one is removed. */
  @Override
  public void beforeEvidenceAdded(int fragment) {
    recordComponentsOf(state.mentionedBy(fragment));
  }

  private void recordComponentsOf(IntList identities) {
    identities.stream()
        .filter(identity -> !recorded.get(identity))
        .forEach(identity -> beforeRegrouping(state.graph().component(identity)));
  }

  /** Records the graph of an identity, if it is known and not recorded yet. */
  void record(int identity) {
    if (recorded.get(identity)) {
      return;
    }
    recorded.set(identity);
    if (state.isKnown(identity) && state.isGraphForming(identity)) {
      IntList members = state.graphs().of(identity);
      members.stream().forEach(recorded::set);
      members.stream().forEach(attributes::record);
      Graph graph = new Graph(state.graphs().anchor(members), members);
      before.add(graph);
      profilesBefore.addAll(profilesOf(graph));
    }
  }

  /** Returns the profiles of the members of a graph. */
  private List<Graph> profilesOf(Graph graph) {
    if (isStitched()) {
      return graph.members().stream().anyMatch(this::isAnyTaken) ? List.of(graph) : List.of();
    }
    return graph.members().stream()
        .filter(this::isAnyTaken)
        .mapToObj(member -> new Graph(member, IntList.of(member)))
        .toList();
  }

  /** Returns whether the policy takes anything of an identity; if it throws, it does. */
  private boolean isAnyTaken(int identity) {
    try {
      return state.effective().isAnyTaken(identity, attributes.policy());
    } catch (RuntimeException thrown) {
      failure = thrown;
      return true;
    }
  }

  @Override
  public void beforeRegrouping(IntList members) {
    members.stream().forEach(this::record);
  }

  @Override
  public void quarantineChanged(int identity, boolean quarantined) {
    wasQuarantined.putIfAbsent(identity, !quarantined);
  }

  @Override
  public void evicted(int identity) {
    evicted.add(identity);
  }

  /** Returns all events except {@link #changes}. No graph may be stale. */
  List<StoreEvent> news() {
    List<StoreEvent> events = new ArrayList<>(refusals);
    addQuarantine(events);
    Map<Integer, Graph> graphs = graphsNow();
    addEvictions(graphs, events);
    Map<Integer, Graph> after = profilesOf(graphs);
    profilesAfter = after;
    addCreated(after, events);
    addMerged(after, events);
    addSplit(after, events);
    addRemoved(after, events);
    return events;
  }

  /**
   * Returns the events about attributes. Must be called after {@link #news}, and before removed
   * fragments are overwritten.
   *
   * @throws RuntimeException if the policy or a custom rule throws, or did so before
   */
  List<StoreEvent> changes() {
    if (failure != null) {
      throw failure;
    }
    Map<Integer, Graph> earlier = byMember(profilesBefore);
    return inOrder(requireNonNull(profilesAfter)).stream()
        .filter(profile -> profile.members().stream().anyMatch(earlier::containsKey))
        .map(
            profile ->
                attributes.of(
                    profile.anchor(), members(profile.anchor(), earlier), profile.members()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the members of the profile that has an identity, if there is one. */
  private static IntList members(int identity, Map<Integer, Graph> profiles) {
    Graph profile = profiles.get(identity);
    return profile == null ? IntList.of() : profile.members();
  }

  private boolean isStitched() {
    return attributes.policy().stitching() == Stitching.GRAPH;
  }

  private void addQuarantine(List<StoreEvent> events) {
    IntList changed = new IntList();
    wasQuarantined.forEach(
        (identity, was) -> {
          // An identity that is not known any more was not released, and must not be disclosed.
          if (state.isKnown(identity) && state.graph().isQuarantined(identity) != was) {
            changed.add(identity);
          }
        });
    changed.sort(state::compareIdentities);
    changed.stream()
        .mapToObj(
            identity ->
                state.graph().isQuarantined(identity)
                    ? new StoreEvent.IdentityQuarantined(state.log().identity(identity))
                    : new StoreEvent.IdentityReleased(state.log().identity(identity)))
        .forEach(events::add);
  }

  /** Returns the current graphs of all recorded identities, by each of their members. */
  private Map<Integer, Graph> graphsNow() {
    Map<Integer, Graph> now = new HashMap<>();
    recorded.stream()
        .filter(identity -> state.isKnown(identity) && state.isGraphForming(identity))
        .filter(identity -> !now.containsKey(identity))
        .forEach(
            identity -> {
              IntList members = state.graphs().of(identity);
              Graph graph = new Graph(state.graphs().anchor(members), members);
              members.stream().forEach(member -> now.put(member, graph));
            });
    return now;
  }

  /** Returns the current profiles of the members of some graphs, by each of their members. */
  private Map<Integer, Graph> profilesOf(Map<Integer, Graph> graphs) {
    return byMember(
        new LinkedHashSet<>(graphs.values())
            .stream().map(this::profilesOf).flatMap(List::stream).toList());
  }

  /**
   * Adds the evictions of identities that left a graph in this write. Folding evidence again also
   * evicts identities that were evicted long ago.
   */
  private void addEvictions(Map<Integer, Graph> after, List<StoreEvent> events) {
    Map<Integer, Graph> earlier = byMember(before);
    IntList left = new IntList();
    for (int identity : evicted) {
      Graph was = earlier.get(identity);
      Graph is = after.get(identity);
      if (is != null && (was == null || !sameMembers(was, is))) {
        left.add(identity);
      }
    }
    left.sort(state::compareIdentities);
    left.stream()
        .mapToObj(state.log()::identity)
        .map(StoreEvent.IdentityEvicted::new)
        .forEach(events::add);
  }

  private static Map<Integer, Graph> byMember(List<Graph> graphs) {
    Map<Integer, Graph> byMember = new HashMap<>();
    graphs.forEach(
        graph -> graph.members().stream().forEach(member -> byMember.put(member, graph)));
    return byMember;
  }

  private static boolean sameMembers(Graph a, Graph b) {
    return Arrays.equals(a.members().toArray(), b.members().toArray());
  }

  private void addCreated(Map<Integer, Graph> after, List<StoreEvent> events) {
    Map<Integer, Graph> earlier = byMember(profilesBefore);
    inOrder(after).stream()
        .filter(graph -> graph.members().stream().noneMatch(earlier::containsKey))
        .map(graph -> new StoreEvent.ProfileCreated(id(graph.anchor())))
        .forEach(events::add);
  }

  private void addMerged(Map<Integer, Graph> after, List<StoreEvent> events) {
    Map<Graph, Set<ProfileId>> absorbed = new HashMap<>();
    for (Graph graph : profilesBefore) {
      Graph now = successor(graph, after);
      if (now != null && now.anchor() != graph.anchor()) {
        absorbed.computeIfAbsent(now, any -> new TreeSet<>()).add(id(graph.anchor()));
      }
    }
    for (Graph graph : inOrder(after)) {
      Set<ProfileId> ids = absorbed.get(graph);
      if (ids != null) {
        events.add(new StoreEvent.ProfilesMerged(id(graph.anchor()), List.copyOf(ids)));
      }
    }
  }

  /**
   * Returns the profile that an id stands for now: the one that has its anchor or, when none has
   * it, the only one that has any of the members.
   */
  private @Nullable Graph successor(Graph profile, Map<Integer, Graph> after) {
    Graph ofAnchor = after.get(profile.anchor());
    if (ofAnchor != null) {
      return ofAnchor;
    }
    List<Graph> parts = parts(profile, after);
    return parts.size() == 1 ? parts.get(0) : null;
  }

  /** Returns the current profiles of the members of a profile, in order. */
  private List<Graph> parts(Graph profile, Map<Integer, Graph> after) {
    Set<Graph> parts = new LinkedHashSet<>();
    profile.members().stream().mapToObj(after::get).filter(Objects::nonNull).forEach(parts::add);
    return inOrder(parts);
  }

  private void addSplit(Map<Integer, Graph> after, List<StoreEvent> events) {
    for (Graph graph : inOrder(profilesBefore)) {
      List<Graph> into = parts(graph, after);
      if (into.size() > 1) {
        events.add(
            new StoreEvent.ProfileSplit(
                id(graph.anchor()), into.stream().map(part -> id(part.anchor())).toList()));
      }
    }
  }

  private void addRemoved(Map<Integer, Graph> after, List<StoreEvent> events) {
    for (Graph graph : inOrder(profilesBefore)) {
      if (graph.members().stream().noneMatch(after::containsKey)) {
        events.add(new StoreEvent.ProfileRemoved(id(graph.anchor())));
      }
    }
  }

  private List<Graph> inOrder(Map<Integer, Graph> graphs) {
    return inOrder(new LinkedHashSet<>(graphs.values()));
  }

  private List<Graph> inOrder(Collection<Graph> graphs) {
    List<Graph> sorted = new ArrayList<>(graphs);
    sorted.sort(Comparator.comparing(Graph::anchor, state::compareIdentities));
    return sorted;
  }

  private ProfileId id(int anchor) {
    return state.settings().profileId(state.log().identity(anchor));
  }
}
