package dev.selfsame;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The events of one write: the difference between the graphs before and after it.
 *
 * <p>A graph is recorded before it can change, once per write. Afterwards the graphs of the same
 * identities are compared with it. So the events describe the overall result of the write,
 * regardless of its steps. Costs O(size of the graphs that the write touches), and two merges of
 * each profile whose records or patches changed.
 */
final class ChangeTracker implements StateListener {
  private final StoreState state;
  private final AttributeChanges attributes;
  private final List<StoreEvent> refusals = new ArrayList<>();
  private final BitSet recorded = new BitSet();
  private final List<Graph> before = new ArrayList<>();
  private final Map<Integer, Boolean> wasQuarantined = new HashMap<>();
  private final Set<Integer> evicted = new LinkedHashSet<>();

  /** The anchor and the members of a graph before or after the write. */
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

  @Override
  public void fragmentAdded(int fragment) {
    recordComponentsOf(state.mentionedInSeriesOf(fragment));
  }

  @Override
  public void beforeFragmentRemoved(int fragment) {
    recordComponentsOf(state.mentionedInSeriesOf(fragment));
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
      before.add(new Graph(state.graphs().anchor(members), members));
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
    Map<Integer, Graph> after = graphsNow();
    addEvictions(after, events);
    addCreated(after, events);
    addMerged(after, events);
    addSplit(after, events);
    addRemoved(events);
    return events;
  }

  /**
   * Returns the events about attributes. Must be called before removed fragments are overwritten.
   *
   * @throws RuntimeException if a custom rule throws
   */
  List<StoreEvent> changes() {
    Map<Integer, Graph> earlier = byMember(before);
    Map<Integer, Graph> now = graphsNow();
    IntList anchors = new IntList();
    for (Graph graph : inOrder(now)) {
      boolean created = graph.members().stream().noneMatch(earlier::containsKey);
      (isStitched() ? IntList.of(graph.anchor()) : graph.members())
          .stream().filter(anchor -> !created || anchor != graph.anchor()).forEach(anchors::add);
    }
    anchors.sort(state::compareIdentities);
    return anchors.stream()
        .mapToObj(anchor -> attributes.of(anchor, person(anchor, earlier), person(anchor, now)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the identities of the person of an anchor; none if it is in none of the graphs. */
  private IntList person(int anchor, Map<Integer, Graph> graphs) {
    Graph graph = graphs.get(anchor);
    if (graph == null) {
      return IntList.of();
    }
    return isStitched() ? graph.members() : IntList.of(anchor);
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
    BitSet known = new BitSet();
    before.forEach(graph -> graph.members().stream().forEach(known::set));
    inOrder(after).stream()
        .filter(graph -> graph.members().stream().noneMatch(known::get))
        .map(graph -> new StoreEvent.ProfileCreated(id(graph.anchor())))
        .forEach(events::add);
  }

  private void addMerged(Map<Integer, Graph> after, List<StoreEvent> events) {
    Map<Graph, Set<ProfileId>> absorbed = new HashMap<>();
    for (Graph graph : before) {
      Graph now = after.get(graph.anchor());
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

  private void addSplit(Map<Integer, Graph> after, List<StoreEvent> events) {
    for (Graph graph : inOrder(before)) {
      Map<Integer, Graph> parts = new HashMap<>();
      graph.members().stream()
          .filter(after::containsKey)
          .forEach(member -> put(member, after.get(member), parts));
      List<Graph> into = inOrder(parts);
      if (into.size() > 1) {
        events.add(
            new StoreEvent.ProfileSplit(
                id(graph.anchor()), into.stream().map(part -> id(part.anchor())).toList()));
      }
    }
  }

  private static void put(int member, @Nullable Graph graph, Map<Integer, Graph> into) {
    if (graph != null) {
      into.put(member, graph);
    }
  }

  private void addRemoved(List<StoreEvent> events) {
    for (Graph graph : inOrder(before)) {
      if (graph.members().stream().noneMatch(state::isKnown)) {
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
