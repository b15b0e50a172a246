package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import dev.selfsame.internal.graph.FoldGraph.FoldLink;
import dev.selfsame.internal.graph.FoldGraph.FoldNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must be so in the structures of an {@link EvidenceGraph} after each change. */
public final class GraphInvariants {
  private final EvidenceGraph graph;
  private final String description;

  private GraphInvariants(EvidenceGraph graph, String description) {
    this.graph = graph;
    this.description = description;
  }

  /** Checks everything. Costs much. */
  public static void check(EvidenceGraph graph, String description) {
    GraphInvariants invariants = new GraphInvariants(graph, description);
    invariants.checkQuarantine();
    invariants.checkReach();
    invariants.checkContested();
    invariants.checkFold();
  }

  /** {@return whether members of some component are together that evidence may not connect} */
  public static boolean isAnyLoose(EvidenceGraph graph) {
    return !graph.contested.looseRoots().isEmpty();
  }

  /** {@return whether some loose component has parts that no evidence connects} */
  public static boolean isAnyToSplit(EvidenceGraph graph) {
    Set<Set<Integer>> flooded = new GraphInvariants(graph, "").floodedComponents();
    return graph.contested.looseRoots().stream()
        .map(root -> new TreeSet<>(graph.component(root).stream().boxed().toList()))
        .anyMatch(members -> !flooded.contains(members));
  }

  private void checkReach() {
    Map<Integer, Set<Integer>> byRoot = new HashMap<>();
    for (int identity = 0; identity < graph.components.size(); identity++) {
      byRoot.computeIfAbsent(graph.components.find(identity), any -> new TreeSet<>()).add(identity);
    }
    byRoot.forEach(
        (root, members) -> {
          assertThat(graph.components.sizeOf(root)).as(description).isEqualTo(members.size());
          assertThat(new TreeSet<>(graph.components.members(root).stream().boxed().toList()))
              .as(description)
              .isEqualTo(members);
        });
    Set<Set<Integer>> flooded = floodedComponents();
    Set<Set<Integer>> exact = new HashSet<>();
    byRoot.forEach(
        (root, members) -> {
          if (!graph.contested.looseRoots().contains(root)) {
            exact.add(members);
            return;
          }
          Set<Set<Integer>> parts = new HashSet<>(flooded);
          parts.removeIf(part -> !members.containsAll(part));
          exact.addAll(parts);
          parts.forEach(members::removeAll);
          assertThat(members).as(description).isEmpty();
        });
    assertThat(exact).as(description).isEqualTo(flooded);
    assertThat(graph.contestedCount())
        .as(description)
        .isEqualTo((int) flooded.stream().filter(this::isContested).count());
  }

  private boolean isContested(Set<Integer> members) {
    IntList list = new IntList();
    members.forEach(list::add);
    return couldBreakARule(list);
  }

  /** Joins what evidence names together, until nothing more can be joined. */
  private Set<Set<Integer>> floodedComponents() {
    List<Set<Integer>> components = new ArrayList<>();
    for (int identity = 0; identity < graph.components.size(); identity++) {
      components.add(new TreeSet<>(Set.of(identity)));
    }
    for (int fragment = 0; fragment < graph.fragments.size(); fragment++) {
      if (graph.fragments.isLive(fragment) && graph.fragments.isEvidence(fragment)) {
        Set<Integer> named = new TreeSet<>();
        for (int identity : graph.active(fragment)) {
          named.add(identity);
        }
        Set<Integer> joined = new TreeSet<>();
        for (Set<Integer> component : List.copyOf(components)) {
          if (component.stream().anyMatch(named::contains)) {
            joined.addAll(component);
            components.remove(component);
          }
        }
        if (!joined.isEmpty()) {
          components.add(joined);
        }
      }
    }
    return new HashSet<>(components);
  }

  private void checkContested() {
    int stale = 0;
    for (int root = 0; root < graph.components.size(); root++) {
      if (graph.components.find(root) != root) {
        continue;
      }
      IntList members = graph.components.members(root);
      assertThat(graph.connected.counts.exceeds(root))
          .as(description)
          .isEqualTo(exceedsALimit(members));
      assertThat(graph.connected.vetoedAt(root)).as(description).isEqualTo(vetoed(members));
      assertThat(graph.components.isMarked(root))
          .as(description)
          .isEqualTo(graph.contested.looseRoots().contains(root) || couldBreakARule(members));
      assertThat(graph.contested.contains(root))
          .as(description)
          .isEqualTo(graph.components.isMarked(root));
      stale += graph.isStale(root) ? 1 : 0;
    }
    assertThat(graph.contested.staleCount()).as(description).isEqualTo(stale);
    assertThat(graph.isAnyStale()).as(description).isEqualTo(stale > 0);
  }

  private boolean couldBreakARule(IntList members) {
    return exceedsALimit(members)
        || (graph.rules.graphLimit() > 0 && members.size() > graph.rules.graphLimit())
        || vetoed(members) > 1;
  }

  private int vetoed(IntList members) {
    return (int) members.stream().filter(graph.rules::isVetoed).count();
  }

  private boolean exceedsALimit(IntList members) {
    Map<Integer, Integer> values = new HashMap<>();
    members.stream()
        .forEach(member -> values.merge(graph.identities.namespace(member), 1, Integer::sum));
    boolean limited = false;
    for (Map.Entry<Integer, Integer> entry : values.entrySet()) {
      int slot = graph.rules.slot(entry.getKey());
      limited |= slot != RuleTable.NO_SLOT && entry.getValue() > graph.rules.limitOfSlot(slot);
    }
    return limited;
  }

  private void checkQuarantine() {
    Set<Integer> expected = new HashSet<>();
    for (int identity = 0; identity < graph.components.size(); identity++) {
      Map<Integer, Set<Integer>> people = new HashMap<>();
      for (int fragment = 0; fragment < graph.fragments.size(); fragment++) {
        if (graph.fragments.isLive(fragment) && graph.fragments.isEvidence(fragment)) {
          addPeopleBeside(identity, fragment, people);
        }
      }
      int limit = graph.rules.quarantineAbove();
      if (limit > 0 && people.values().stream().anyMatch(some -> some.size() > limit)) {
        expected.add(identity);
      }
    }
    assertThat(graph.quarantine.all()).as(description).isEqualTo(expected);
  }

  private void addPeopleBeside(int identity, int fragment, Map<Integer, Set<Integer>> people) {
    Set<Integer> named = new HashSet<>();
    for (int i = graph.fragments.firstOccurrence(fragment);
        i < graph.fragments.endOfOccurrences(fragment);
        i++) {
      named.add(graph.fragments.identityAt(i));
    }
    if (named.contains(identity) && graph.isGraphForming(identity)) {
      for (int other : named) {
        int namespace = graph.identities.namespace(other);
        if (namespace != graph.identities.namespace(identity) && graph.rules.isPerson(namespace)) {
          people.computeIfAbsent(namespace, any -> new HashSet<>()).add(other);
        }
      }
    }
  }

  private void checkFold() {
    for (FoldNode node : graph.contested.fold.state.nodes().values()) {
      if (!graph.isContested(node.identity) || graph.isStale(node.identity)) {
        continue;
      }
      if (!graph.contested.looseRoots().contains(graph.components.find(node.identity))) {
        assertThat(node.mentions.isEmpty()).as(description).isFalse();
        assertThat(node.everLinked)
            .as(description)
            .allSatisfy(link -> assertThat(link.mentions.isEmpty()).isFalse());
      }
      assertThat(node.group.members).as(description).contains(node).doesNotHaveDuplicates();
      assertThat(node.group.vetoed)
          .as(description)
          .isEqualTo(
              (int)
                  node.group.members.stream()
                      .filter(member -> graph.rules.isVetoed(member.identity))
                      .count());
      Set<FoldNode> linked = new HashSet<>();
      for (FoldLink link : node.links()) {
        FoldNode other = link.other(node);
        linked.add(other);
        assertThat(FoldNode.contains(other.links(), link)).as(description).isTrue();
        assertThat(other.group).as(description).isSameAs(node.group);
      }
      assertThat(linked).as(description).hasSize(node.links().length);
      assertThat(node.group.members.size() > 1).as(description).isEqualTo(!linked.isEmpty());
      assertThat(
              graph.contested.fold.state.rules.isForbidden(
                  node.group, member -> member.group, graph.contested.fold.state::find))
          .as(description)
          .isFalse();
    }
  }
}
