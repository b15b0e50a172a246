package dev.selfsame.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The resolver against its slow obvious twin, on random evidence. */
class GraphResolverTest {
  private static final int HISTORIES = 4000;

  @Test
  void resolve_whenRandomEvidence_equalsTheSpecification() {
    int conflicts = 0;
    int evictions = 0;
    int quarantines = 0;
    int vetoes = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      RandomEvidence random = new RandomEvidence(seed);
      GraphRules rules = random.rules();
      List<Evidence> evidence = random.evidence(5 + seed % 40);
      SpecificationFold expected = SpecificationFold.of(evidence, rules);
      conflicts += expected.conflicts() > 0 ? 1 : 0;
      evictions += expected.evictions() > 0 ? 1 : 0;
      quarantines += expected.quarantined().isEmpty() ? 0 : 1;
      vetoes += rules.vetoes().isEmpty() ? 0 : 1;
      List<Evidence> shuffled = new ArrayList<>(evidence);
      Collections.shuffle(shuffled, new Random(seed));
      assertSame(GraphResolver.resolve(shuffled, rules), expected, "seed " + seed);
    }
    System.out.printf(
        "%d random histories: %d with a conflict, %d with an eviction, %d with a quarantine, %d with a veto%n",
        HISTORIES, conflicts, evictions, quarantines, vetoes);
    assertThat(List.of(conflicts, evictions, quarantines, vetoes))
        .allMatch(count -> count > HISTORIES / 20);
  }

  @Test
  void resolve_whenComponentByComponent_equalsAllAtOnce() {
    int several = 0;
    for (int seed = 0; seed < HISTORIES / 4; seed++) {
      RandomEvidence random = new RandomEvidence(seed);
      GraphRules rules = random.rules();
      List<Evidence> evidence = random.evidence(5 + seed % 20);
      ResolvedGraph whole = GraphResolver.resolve(evidence, rules);
      List<List<Evidence>> components = components(evidence);
      several += components.size() > 1 ? 1 : 0;
      Set<Object> parts = new HashSet<>();
      for (List<Evidence> component : components) {
        ResolvedGraph part = GraphResolver.resolve(component, rules);
        parts.addAll(part.graphs());
        parts.addAll(part.isolated());
        parts.addAll(part.links());
        parts.addAll(part.removedLinks());
      }
      Set<Object> all = new HashSet<>(whole.graphs());
      all.addAll(whole.isolated());
      all.addAll(whole.links());
      all.addAll(whole.removedLinks());
      assertThat(parts).as("seed %s", seed).isEqualTo(all);
    }
    assertThat(several).isGreaterThan(HISTORIES / 40);
  }

  private static List<List<Evidence>> components(List<Evidence> evidence) {
    List<List<Evidence>> components = new ArrayList<>();
    List<Set<Identity>> identities = new ArrayList<>();
    for (Evidence one : evidence) {
      List<Evidence> joined = new ArrayList<>(List.of(one));
      Set<Identity> all = new HashSet<>(one.identities());
      for (int i = components.size() - 1; i >= 0; i--) {
        if (!Collections.disjoint(identities.get(i), one.identities())) {
          joined.addAll(components.remove(i));
          all.addAll(identities.remove(i));
        }
      }
      components.add(joined);
      identities.add(all);
    }
    return components;
  }

  static void assertSame(ResolvedGraph actual, SpecificationFold expected, String description) {
    Set<Set<Identity>> graphs = new HashSet<>();
    Set<Identity> isolated = new HashSet<>();
    for (Identity identity : expected.known()) {
      Set<Identity> graph = expected.connected(identity);
      if (graph.size() > 1) {
        graphs.add(Set.copyOf(graph));
      } else {
        isolated.add(identity);
      }
    }
    Set<Set<Identity>> actualGraphs = new HashSet<>();
    actual.graphs().forEach(graph -> actualGraphs.add(Set.copyOf(graph)));
    assertThat(actualGraphs).as(description).isEqualTo(graphs);
    assertThat(Set.copyOf(actual.isolated())).as(description).isEqualTo(isolated);
    assertThat(pairs(actual.links()))
        .as(description)
        .containsExactlyElementsOf(expected.accepted());
    assertThat(pairs(actual.removedLinks()))
        .as(description)
        .containsExactlyElementsOf(expected.removed());
    assertThat(new TreeSet<>(actual.quarantined().stream().map(Identity::text).toList()))
        .as(description)
        .isEqualTo(new TreeSet<>(expected.quarantined().stream().map(Identity::text).toList()));
  }

  private static List<SpecificationFold.Pair> pairs(List<Link> links) {
    return links.stream()
        .map(link -> new SpecificationFold.Pair(link.first(), link.second()))
        .toList();
  }
}
