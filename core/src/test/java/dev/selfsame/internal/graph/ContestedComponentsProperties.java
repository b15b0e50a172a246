package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** Contested components, resolved as evidence comes and goes, against a fold over all of it. */
class ContestedComponentsProperties {
  private static final int IDENTITIES = 30;
  private static final int PERSON = 0;
  private static final int OTHER_PERSON = 5;
  private static final int THIRD_PERSON = 10;
  private static final int DEVICE = 3;
  private static final int OTHER_DEVICE = 8;
  private static final Map<String, Integer> SHAPES = new TreeMap<>();

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void members_areThoseOfAFoldOverAllEvidence(@ForAll long seed) {
    Random random = new Random(seed);
    Graph graph = new Graph(new int[] {0, 3, 4, 6}[random.nextInt(4)], 1, random.nextInt(3));
    int pool = 10 + random.nextInt(IDENTITIES - 9);
    int slope = 1 + random.nextInt(30);
    for (int step = 0; step < 60; step++) {
      int before = graph.contested.size();
      if (random.nextInt(10) > 0 || graph.evidence.isEmpty()) {
        // Mostly in order, or in none, as the slope says.
        graph.add(
            step * slope * 100 + random.nextInt(3000) * 100 + step,
            random.ints(2 + random.nextInt(2), 0, pool).distinct().boxed().toArray(Integer[]::new));
        count("joined", graph.contested.size() < before);
      } else {
        graph.remove(graph.evidence.get(random.nextInt(graph.evidence.size())));
        count("built anew", graph.contested.staleCount() > 0);
      }
      graph.assertCounted("seed %s, step %s".formatted(seed, step));
      count("several stale", graph.contested.staleCount() > 1);
      int asked = random.nextInt(IDENTITIES);
      count("stale and not alone", graph.contested.isStale(asked) && graph.contested.size() > 1);
      if (random.nextInt(3) == 0) {
        graph.contested.refresh(asked);
        assertThat(graph.contested.isStale(asked)).isFalse();
      } else if (random.nextInt(8) == 0) {
        graph.contested.refreshSome(Long.MAX_VALUE);
        assertThat(graph.contested.staleCount()).isZero();
      }
      if (step % 6 == 5) {
        graph.assertResolved("seed %s, step %s".formatted(seed, step));
      }
    }
  }

  @AfterContainer
  static void everyShape_occurred() {
    assertThat(SHAPES)
        .containsOnlyKeys("joined", "built anew", "several stale", "stale and not alone")
        .allSatisfy((shape, count) -> assertThat(count).as(shape).isGreaterThan(5));
  }

  private static void count(String shape, boolean occurred) {
    if (occurred) {
      SHAPES.merge(shape, 1, Integer::sum);
    }
  }

  @Test
  void join_whenEvidenceIsTheLatest_isResolvedAtOnce() {
    Graph graph = new Graph(0, 1);
    graph.add(1, PERSON, DEVICE);
    assertThat(graph.contested.size()).isZero();
    graph.add(2, OTHER_PERSON, DEVICE);
    assertThat(graph.contested.size()).isEqualTo(1);
    assertThat(graph.contested.staleCount()).isZero();
    assertThat(graph.members(DEVICE)).containsExactly(DEVICE, OTHER_PERSON);
    assertThat(graph.told).isEmpty();
  }

  @Test
  void join_whenEvidenceIsLate_isStaleUntilItIsAskedFor() {
    Graph graph = new Graph(0, 1);
    graph.add(3, PERSON, DEVICE);
    graph.add(2, OTHER_PERSON, DEVICE);
    assertThat(graph.contested.staleCount()).isEqualTo(1);
    for (int member : new int[] {PERSON, OTHER_PERSON, DEVICE}) {
      assertThat(graph.contested.isStale(member)).isTrue();
    }
    assertThat(graph.contested.isStale(OTHER_DEVICE)).isFalse();
    graph.contested.refresh(OTHER_DEVICE);
    assertThat(graph.contested.isStale(DEVICE)).isTrue();
    graph.contested.refresh(DEVICE);
    assertThat(graph.contested.staleCount()).isZero();
    assertThat(graph.members(DEVICE)).containsExactly(PERSON, DEVICE);
  }

  /** What is stale already was told when it became so. */
  @Test
  void join_whenItBecomesStale_tellsItsMembersOnce() {
    Graph graph = new Graph(0, 1);
    graph.add(5, PERSON, DEVICE);
    graph.add(4, OTHER_PERSON, DEVICE);
    assertThat(graph.told).containsExactlyInAnyOrder(Set.of(PERSON, DEVICE), Set.of(OTHER_PERSON));
    graph.told.clear();
    graph.add(3, THIRD_PERSON, DEVICE);
    assertThat(graph.told).containsExactly(Set.of(THIRD_PERSON));
  }

  /** So few are late that they are inserted; what either component has to insert counts. */
  @Test
  void join_whenLargeComponentsAreStale_insertsTheLateEvidenceOfBoth() {
    for (int more : new int[] {0, 1}) {
      Graph graph = new Graph(0, 1);
      addUsersOfDevice(graph, PERSON, OTHER_PERSON, DEVICE);
      addUsersOfDevice(graph, THIRD_PERSON, THIRD_PERSON + 5, OTHER_DEVICE);
      graph.contested.refreshSome(Long.MAX_VALUE);
      graph.add(40_000, PERSON, DEVICE + 10);
      graph.add(40_000 + more, THIRD_PERSON, OTHER_DEVICE + 10);
      graph.add(40_000 - more, THIRD_PERSON, OTHER_DEVICE + 10);
      graph.add(90_000, DEVICE, OTHER_DEVICE);
      assertThat(graph.contested.isStale(DEVICE)).isTrue();
      graph.contested.refreshSome(Long.MAX_VALUE);
      assertThat(graph.members(PERSON)).contains(PERSON, DEVICE + 10);
      assertThat(graph.members(THIRD_PERSON)).contains(THIRD_PERSON, OTHER_DEVICE + 10);
      graph.assertResolved("more " + more);
    }
  }

  private static void addUsersOfDevice(Graph graph, int first, int second, int device) {
    for (int i = 0; i < 50; i++) {
      graph.add(1_000 * i + device, first, device);
      graph.add(1_000 * i + 500 + device, second, device);
    }
  }

  @Test
  void observe_whenAFoldEvicts_tellsWhom() {
    Graph graph = new Graph(2, 0);
    graph.add(1, PERSON, DEVICE);
    graph.add(2, PERSON, OTHER_DEVICE);
    assertThat(graph.evicted).containsExactly(DEVICE);
    assertThat(graph.members(PERSON)).containsExactly(PERSON, OTHER_DEVICE);
  }

  @Test
  void forget_whenItWasStale_countsItNoMore() {
    Graph graph = new Graph(0, 1);
    graph.add(2, PERSON, DEVICE);
    int late = graph.add(1, OTHER_PERSON, DEVICE);
    graph.remove(late);
    assertThat(graph.contested.size()).isZero();
    assertThat(graph.contested.staleCount()).isZero();
    assertThat(graph.reach.members(DEVICE).stream().sorted()).containsExactly(PERSON, DEVICE);
  }

  /** The parts of a graph that contested components rest upon, put together as the graph does. */
  private static final class Graph implements GraphObserver {
    final EvidenceBench bench;
    final ConnectedComponents reach;
    final ContestedComponents contested;
    final List<Integer> evidence = new ArrayList<>();
    final List<Set<Integer>> told = new ArrayList<>();
    final List<Integer> evicted = new ArrayList<>();

    Graph(int graphLimit, int... limits) {
      bench = new EvidenceBench(IDENTITIES, graphLimit, 0, limits);
      reach = new ConnectedComponents(bench.rules, bench.identities);
      for (int identity = 0; identity < IDENTITIES; identity++) {
        reach.addIdentity(identity % EvidenceBench.NAMESPACES);
      }
      contested = new ContestedComponents(reach, bench.reader, newFold());
      contested.observe(this);
    }

    private Fold newFold() {
      return new Fold(
          bench.rules,
          bench.reader::active,
          bench.identities::namespace,
          bench.identities::compare,
          bench.fragments::compareTime);
    }

    int add(int second, Integer... mentioned) {
      int fragment = bench.add(second, mentioned);
      if (bench.reader.isLinking(fragment)) {
        bench.flag(fragment);
        evidence.add(fragment);
        int[] active = bench.reader.active(fragment);
        if (!reach.join(active, 0, active.length)) {
          contested.join(fragment, active);
        }
      }
      return fragment;
    }

    void remove(Integer fragment) {
      IntList members = reach.members(bench.reader.active(fragment)[0]);
      bench.unflag(fragment);
      evidence.removeIf(fragment::equals);
      contested.forget(members);
      reach.dissolve(members, bench.identities);
      IntList rest = bench.reader.evidenceOf(members);
      rest.stream().forEach(one -> reach.joinUnchecked(bench.reader.active(one)));
      contested.mark(members, rest);
    }

    /** {@return the identities of the graph of one, sorted} */
    Set<Integer> members(int identity) {
      IntList members =
          contested.contains(reach.find(identity))
              ? contested.fold.members(identity)
              : reach.members(identity);
      return new TreeSet<>(members.stream().boxed().toList());
    }

    void assertCounted(String description) {
      Set<Integer> roots = new HashSet<>();
      Set<Integer> stale = new HashSet<>();
      for (int identity = 0; identity < IDENTITIES; identity++) {
        int root = reach.find(identity);
        assertThat(contested.contains(root)).as(description).isEqualTo(reach.isContested(root));
        assertThat(contested.isStale(identity)).isEqualTo(contested.isStale(root));
        if (reach.isContested(root)) {
          roots.add(root);
        }
        if (contested.isStale(identity)) {
          stale.add(root);
        }
      }
      assertThat(contested.size()).as(description).isEqualTo(roots.size());
      assertThat(contested.staleCount()).as(description).isEqualTo(stale.size());
      assertThat(roots).as(description).containsAll(stale);
    }

    void assertResolved(String description) {
      Fold fold = newFold();
      evidence.sort(bench.fragments::compareTime);
      evidence.forEach(fold::step);
      for (int identity = 0; identity < IDENTITIES; identity++) {
        if (!contested.isStale(identity)) {
          assertThat(members(identity))
              .as("%s, identity %s", description, identity)
              .isEqualTo(new TreeSet<>(fold.members(identity).stream().boxed().toList()));
        }
      }
    }

    @Override
    public void beforeRegrouping(IntList members) {
      told.add(new TreeSet<>(members.stream().boxed().toList()));
    }

    @Override
    public void evicted(int identity) {
      evicted.add(identity);
    }
  }
}
