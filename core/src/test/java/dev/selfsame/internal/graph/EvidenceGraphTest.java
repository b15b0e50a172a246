package dev.selfsame.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.internal.column.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the graph answers, and what it tells, beyond the graphs that random histories compare. */
class EvidenceGraphTest {
  private static final int IDENTITIES = 20;
  private static final int PERSON = 0;
  private static final int OTHER_PERSON = 5;
  private static final int THIRD_PERSON = 10;
  private static final int ACCOUNT = 1;
  private static final int OTHER_ACCOUNT = 6;
  private static final int DEVICE = 3;
  private static final int OTHER_DEVICE = 8;

  @Test
  void isGraphForming_isFalseForPartnersAlone() {
    Graph graph = new Graph(0, 0);
    for (int identity = 0; identity < IDENTITIES; identity++) {
      assertThat(graph.evidence.isGraphForming(identity))
          .isEqualTo(identity % EvidenceBench.NAMESPACES != EvidenceBench.PARTNER);
    }
  }

  @Test
  void componentRoot_isOneForEachComponent() {
    Graph graph = new Graph(0, 0);
    graph.add(1, PERSON, DEVICE);
    graph.add(2, OTHER_PERSON, OTHER_DEVICE);
    assertThat(graph.evidence.componentRoot(DEVICE))
        .isEqualTo(graph.evidence.componentRoot(PERSON))
        .isIn(PERSON, DEVICE);
    assertThat(graph.evidence.componentRoot(OTHER_DEVICE))
        .isEqualTo(graph.evidence.componentRoot(OTHER_PERSON))
        .isIn(OTHER_PERSON, OTHER_DEVICE);
    assertThat(graph.evidence.componentRoot(THIRD_PERSON)).isEqualTo(THIRD_PERSON);
  }

  @Test
  void contestedCount_countsComponentsThatARuleCouldSplit() {
    Graph graph = new Graph(0, 0, 1);
    graph.add(1, PERSON, DEVICE);
    assertThat(graph.evidence.contestedCount()).isZero();
    graph.add(2, OTHER_PERSON, DEVICE);
    assertThat(graph.evidence.contestedCount()).isEqualTo(1);
    graph.add(3, PERSON + 10, OTHER_DEVICE);
    graph.add(4, OTHER_PERSON + 10, OTHER_DEVICE);
    assertThat(graph.evidence.contestedCount()).isEqualTo(2);
  }

  @Test
  void quarantined_listsThoseWithTooManyPersons() {
    Graph graph = new Graph(0, 1);
    graph.add(1, PERSON, DEVICE);
    graph.add(2, OTHER_PERSON, OTHER_DEVICE);
    assertThat(graph.evidence.quarantined().stream()).isEmpty();
    graph.add(3, OTHER_PERSON, DEVICE);
    assertThat(graph.evidence.quarantined().stream()).containsExactly(DEVICE);
    assertThat(graph.evidence.quarantinedCount()).isEqualTo(1);
  }

  /**
   * Evidence that names an identity in quarantine is no link, though its component is contested.
   */
  @Test
  void isAccepted_whenOneIsInQuarantine_isFalseInAContestedComponent() {
    Graph graph = new Graph(0, 2, 0, 1);
    graph.add(1, PERSON, DEVICE);
    graph.add(2, OTHER_PERSON, DEVICE);
    graph.add(3, THIRD_PERSON, DEVICE);
    graph.add(4, ACCOUNT, DEVICE);
    graph.add(5, ACCOUNT, OTHER_DEVICE);
    graph.add(6, OTHER_ACCOUNT, OTHER_DEVICE);
    assertThat(graph.evidence.isQuarantined(DEVICE)).isTrue();
    assertThat(graph.evidence.isContested(ACCOUNT)).isTrue();
    assertThat(graph.evidence.isAccepted(ACCOUNT, DEVICE)).isFalse();
    assertThat(graph.evidence.isAccepted(OTHER_ACCOUNT, OTHER_DEVICE)).isTrue();
  }

  @Test
  void observe_tellsOfEvictions() {
    Graph graph = new Graph(2, 0);
    List<Integer> evicted = new ArrayList<>();
    graph.evidence.observe(
        new GraphObserver() {
          @Override
          public void evicted(int identity) {
            evicted.add(identity);
          }
        });
    graph.add(1, PERSON, DEVICE);
    graph.add(2, PERSON, OTHER_DEVICE);
    assertThat(evicted).containsExactly(DEVICE);
  }

  @Test
  void trace_namesTheNamespaceThatHasTooMany() {
    Graph graph = new Graph(0, 0, 0, 1);
    graph.add(1, ACCOUNT, DEVICE);
    graph.add(2, OTHER_ACCOUNT, DEVICE);
    List<String> removed = new ArrayList<>();
    graph.evidence.trace(
        DEVICE,
        new FoldTrace() {
          @Override
          public void removedByLimit(int a, int b, int evidence, int namespace) {
            removed.add("%s-%s by %s".formatted(a, b, namespace));
          }
        });
    assertThat(removed).containsExactly("1-3 by 1");
  }

  /** The component of one that only the added evidence names is resolved again with the others. */
  @Test
  void rebuildOnceAfter_whenEvidenceIsAdded_rebuildsWhatItJoins() {
    Graph graph = new Graph(0, 0, 1);
    graph.add(1, OTHER_PERSON, DEVICE);
    graph.add(2, THIRD_PERSON, DEVICE);
    int removed = graph.add(3, PERSON, OTHER_DEVICE);
    int late = graph.bench.add(4, PERSON, DEVICE);
    graph.evidence.rebuildOnceAfter(
        () -> {
          graph.evidence.addEvidence(late);
          graph.evidence.removeEvidence(removed);
        });
    graph.evidence.refreshAll();
    assertThat(graph.members(DEVICE)).containsExactly(PERSON, DEVICE);
    assertThat(graph.members(OTHER_PERSON)).containsExactly(OTHER_PERSON);
    assertThat(graph.members(OTHER_DEVICE)).containsExactly(OTHER_DEVICE);
    assertThat(graph.evidence.contestedCount()).isEqualTo(1);
  }

  /** Each change touches the graph of 5, not the 200 logins; told is who may be regrouped. */
  @Test
  void removeEvidence_fromALargeContestedComponent_regroupsNoMoreThanItsGraphs() {
    Hub hub = new Hub(200);
    int newest = hub.login(199);
    hub.told.clear();
    hub.graph.removeEvidence(newest);
    assertThat(hub.graph.isAnyStale()).isFalse();
    assertThat(hub.members()).containsExactly(0, 196, 197, 198, 199);
    assertThat(hub.told).contains(196, 200).hasSizeLessThan(10);
    hub.told.clear();
    hub.graph.removeEvidence(hub.login(100));
    assertThat(hub.members()).containsExactly(0, 196, 197, 198, 199);
    assertThat(hub.told).isEmpty();
    hub.graph.addEvidence(hub.bench.add(1_000, 0, 50));
    assertThat(hub.graph.isAnyStale()).isFalse();
    assertThat(hub.members()).containsExactly(0, 50, 197, 198, 199);
    assertThat(hub.graph.contestedCount()).isEqualTo(1);
  }

  @Test
  void addVeto_inALargeContestedComponent_regroupsNoMoreThanItsGraphs() {
    Hub hub = new Hub(200);
    hub.told.clear();
    assertThat(hub.graph.addVeto(199, 200)).isTrue();
    assertThat(hub.graph.isAnyStale()).isFalse();
    assertThat(hub.members()).containsExactly(0, 196, 197, 198, 200);
    assertThat(hub.told).contains(199).hasSizeLessThan(10);
    assertThat(hub.graph.removeVeto(199, 200)).isTrue();
    assertThat(hub.members()).containsExactly(0, 197, 198, 199, 200);
    assertThat(hub.graph.addVeto(199, 200)).isTrue();
    assertThat(hub.graph.isAnyStale()).isFalse();
  }

  /** What is left is small enough for the graph limit, so it is not contested any more. */
  @Test
  void contestedCount_whenMostIsRemoved_countsNoMore() {
    Hub hub = new Hub(40);
    for (int login = 0; login < 36; login++) {
      hub.graph.removeEvidence(hub.login(login));
      assertThat(hub.graph.contestedCount()).isEqualTo(login < 35 ? 1 : 0);
      assertThat(hub.members()).containsExactly(0, 37, 38, 39, 40);
    }
    hub.graph.removeEvidence(hub.login(36));
    assertThat(hub.members()).containsExactly(0, 38, 39, 40);
  }

  /**
   * A mailbox that is mentioned with cookies 1 to n, one after the other, and a graph limit of 5.
   */
  private static final class Hub {
    final EvidenceBench bench;
    final EvidenceGraph graph;
    final Set<Integer> told = new TreeSet<>();
    private final IntList logins = new IntList();

    Hub(int cookies) {
      bench = new EvidenceBench(0, 5, 0);
      bench.identities.intern(0, "mailbox");
      bench.fragments.addIdentity();
      for (int cookie = 1; cookie <= cookies; cookie++) {
        bench.identities.intern(EvidenceBench.NAMESPACES - 1, "%04d".formatted(cookie));
        bench.fragments.addIdentity();
      }
      graph =
          new EvidenceGraph(
              bench.fragments, bench.identities, bench.rules, bench.fragments::compareTime);
      for (int identity = 0; identity <= cookies; identity++) {
        graph.addIdentity();
      }
      for (int cookie = 1; cookie <= cookies; cookie++) {
        int login = bench.add(cookie, 0, cookie);
        graph.addEvidence(login);
        logins.add(login);
      }
      graph.observe(
          new GraphObserver() {
            @Override
            public void beforeRegrouping(IntList members) {
              members.stream().forEach(told::add);
            }
          });
    }

    int login(int index) {
      return logins.get(index);
    }

    Set<Integer> members() {
      graph.refreshAll();
      return new TreeSet<>(graph.members(0).stream().boxed().toList());
    }
  }

  /** A graph over the identities and fragments of a bench. */
  private static final class Graph {
    final EvidenceBench bench;
    final EvidenceGraph evidence;

    Graph(int graphLimit, int quarantineAbove, int... limits) {
      bench = new EvidenceBench(IDENTITIES, graphLimit, quarantineAbove, limits);
      evidence =
          new EvidenceGraph(
              bench.fragments, bench.identities, bench.rules, bench.fragments::compareTime);
      for (int identity = 0; identity < IDENTITIES; identity++) {
        evidence.addIdentity();
      }
    }

    int add(int second, Integer... mentioned) {
      int fragment = bench.add(second, mentioned);
      evidence.addEvidence(fragment);
      return fragment;
    }

    /** {@return the members of the graph of an identity, sorted} */
    Set<Integer> members(int identity) {
      return new TreeSet<>(evidence.members(identity).stream().boxed().toList());
    }
  }
}
