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
 * The news of one write: the difference between the graphs before and after it.
 *
 * <p>Before a graph can change it is noted, once a write. Afterwards the same identities are asked
 * again. So however a write goes about its work, what is told is what became of it. Costs O(size of
 * the graphs that the write touches), and merging twice each profile whose records or patches
 * changed.
 */
final class ChangeTracker implements StateListener {
  private final StoreState state;
  private final AttributeChanges attributes;
  private final List<StoreEvent> refusals = new ArrayList<>();
  private final BitSet noted = new BitSet();
  private final List<GraphThen> before = new ArrayList<>();
  private final Map<Integer, Boolean> wasQuarantined = new HashMap<>();
  private final Set<Integer> evicted = new LinkedHashSet<>();

  /** A graph as it was or is. */
  private record GraphThen(int anchor, IntList members) {}

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
    noteComponentsOf(identities);
  }

  @Override
  public void fragmentAdded(int fragment) {
    noteComponentsOf(state.mentionedInSeriesOf(fragment));
  }

  @Override
  public void beforeFragmentRemoved(int fragment) {
    noteComponentsOf(state.mentionedInSeriesOf(fragment));
  }

  private void noteComponentsOf(IntList identities) {
    identities.stream()
        .filter(identity -> !noted.get(identity))
        .forEach(identity -> beforeRegrouping(state.graph().component(identity)));
  }

  /** Notes the graph of an identity, if it is known and not noted yet. */
  void note(int identity) {
    if (noted.get(identity)) {
      return;
    }
    noted.set(identity);
    if (state.isKnown(identity) && state.isGraphForming(identity)) {
      IntList members = state.graphs().of(identity);
      members.stream().forEach(noted::set);
      members.stream().forEach(attributes::note);
      before.add(new GraphThen(state.graphs().anchor(members), members));
    }
  }

  @Override
  public void beforeRegrouping(IntList members) {
    members.stream().forEach(this::note);
  }

  @Override
  public void quarantineChanged(int identity, boolean quarantined) {
    wasQuarantined.putIfAbsent(identity, !quarantined);
  }

  @Override
  public void evicted(int identity) {
    evicted.add(identity);
  }

  /** Returns the news but {@link #changes}, once all graphs are resolved. */
  List<StoreEvent> news() {
    List<StoreEvent> news = new ArrayList<>(refusals);
    addQuarantine(news);
    Map<Integer, GraphThen> after = graphsNow();
    addEvictions(after, news);
    addCreated(after, news);
    addMerged(after, news);
    addSplit(after, news);
    addRemoved(news);
    return news;
  }

  /**
   * Returns the news of attributes, before anything taken out is overwritten.
   *
   * @throws RuntimeException if a custom rule throws
   */
  List<StoreEvent> changes() {
    Map<Integer, GraphThen> then = byMember(before);
    Map<Integer, GraphThen> now = graphsNow();
    IntList anchors = new IntList();
    for (GraphThen graph : inOrder(now)) {
      boolean created = graph.members().stream().noneMatch(then::containsKey);
      (isStitched() ? IntList.of(graph.anchor()) : graph.members())
          .stream().filter(anchor -> !created || anchor != graph.anchor()).forEach(anchors::add);
    }
    anchors.sort(state::compareIdentities);
    return anchors.stream()
        .mapToObj(anchor -> attributes.of(anchor, person(anchor, then), person(anchor, now)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the identities that are one person with an anchor, if it was or is in some graph. */
  private IntList person(int anchor, Map<Integer, GraphThen> graphs) {
    GraphThen graph = graphs.get(anchor);
    if (graph == null) {
      return IntList.of();
    }
    return isStitched() ? graph.members() : IntList.of(anchor);
  }

  private boolean isStitched() {
    return attributes.policy().stitching() == Stitching.GRAPH;
  }

  private void addQuarantine(List<StoreEvent> news) {
    IntList changed = new IntList();
    wasQuarantined.forEach(
        (identity, was) -> {
          // Who is gone was not released, and is not to be named.
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
        .forEach(news::add);
  }

  /** Returns the graphs of all identities noted, by each of their members. */
  private Map<Integer, GraphThen> graphsNow() {
    Map<Integer, GraphThen> now = new HashMap<>();
    noted.stream()
        .filter(identity -> state.isKnown(identity) && state.isGraphForming(identity))
        .filter(identity -> !now.containsKey(identity))
        .forEach(
            identity -> {
              IntList members = state.graphs().of(identity);
              GraphThen graph = new GraphThen(state.graphs().anchor(members), members);
              members.stream().forEach(member -> now.put(member, graph));
            });
    return now;
  }

  /**
   * Folding anew evicts once more who was evicted long ago; news is only who left a graph in this
   * write.
   */
  private void addEvictions(Map<Integer, GraphThen> after, List<StoreEvent> news) {
    Map<Integer, GraphThen> then = byMember(before);
    IntList left = new IntList();
    for (int identity : evicted) {
      GraphThen was = then.get(identity);
      GraphThen is = after.get(identity);
      if (is != null && (was == null || !sameMembers(was, is))) {
        left.add(identity);
      }
    }
    left.sort(state::compareIdentities);
    left.stream()
        .mapToObj(state.log()::identity)
        .map(StoreEvent.IdentityEvicted::new)
        .forEach(news::add);
  }

  private static Map<Integer, GraphThen> byMember(List<GraphThen> graphs) {
    Map<Integer, GraphThen> byMember = new HashMap<>();
    graphs.forEach(
        graph -> graph.members().stream().forEach(member -> byMember.put(member, graph)));
    return byMember;
  }

  private static boolean sameMembers(GraphThen a, GraphThen b) {
    return Arrays.equals(a.members().toArray(), b.members().toArray());
  }

  private void addCreated(Map<Integer, GraphThen> after, List<StoreEvent> news) {
    BitSet known = new BitSet();
    before.forEach(graph -> graph.members().stream().forEach(known::set));
    inOrder(after).stream()
        .filter(graph -> graph.members().stream().noneMatch(known::get))
        .map(graph -> new StoreEvent.ProfileCreated(id(graph.anchor())))
        .forEach(news::add);
  }

  private void addMerged(Map<Integer, GraphThen> after, List<StoreEvent> news) {
    Map<GraphThen, Set<ProfileId>> absorbed = new HashMap<>();
    for (GraphThen graph : before) {
      GraphThen now = after.get(graph.anchor());
      if (now != null && now.anchor() != graph.anchor()) {
        absorbed.computeIfAbsent(now, any -> new TreeSet<>()).add(id(graph.anchor()));
      }
    }
    for (GraphThen graph : inOrder(after)) {
      Set<ProfileId> ids = absorbed.get(graph);
      if (ids != null) {
        news.add(new StoreEvent.ProfilesMerged(id(graph.anchor()), List.copyOf(ids)));
      }
    }
  }

  private void addSplit(Map<Integer, GraphThen> after, List<StoreEvent> news) {
    for (GraphThen graph : inOrder(before)) {
      Map<Integer, GraphThen> parts = new HashMap<>();
      graph.members().stream()
          .filter(after::containsKey)
          .forEach(member -> put(member, after.get(member), parts));
      List<GraphThen> into = inOrder(parts);
      if (into.size() > 1) {
        news.add(
            new StoreEvent.ProfileSplit(
                id(graph.anchor()), into.stream().map(part -> id(part.anchor())).toList()));
      }
    }
  }

  private static void put(int member, @Nullable GraphThen graph, Map<Integer, GraphThen> into) {
    if (graph != null) {
      into.put(member, graph);
    }
  }

  private void addRemoved(List<StoreEvent> news) {
    for (GraphThen graph : inOrder(before)) {
      if (graph.members().stream().noneMatch(state::isKnown)) {
        news.add(new StoreEvent.ProfileRemoved(id(graph.anchor())));
      }
    }
  }

  private List<GraphThen> inOrder(Map<Integer, GraphThen> graphs) {
    return inOrder(new LinkedHashSet<>(graphs.values()));
  }

  private List<GraphThen> inOrder(Collection<GraphThen> graphs) {
    List<GraphThen> sorted = new ArrayList<>(graphs);
    sorted.sort(Comparator.comparing(GraphThen::anchor, state::compareIdentities));
    return sorted;
  }

  private ProfileId id(int anchor) {
    return state.settings().profileId(state.log().identity(anchor));
  }
}
