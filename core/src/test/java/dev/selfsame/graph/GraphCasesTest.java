package dev.selfsame.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.identity.Identity;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.json.SettingsJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases from the public documentation of Adobe's Identity Service. */
class GraphCasesTest {

  @TestFactory
  Stream<DynamicTest> resolve_whenDocumentedCase() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map<String, Object> scenario : scenarios()) {
      tests.add(
          DynamicTest.dynamicTest(
              scenario.get("id") + " " + scenario.get("title"), () -> check(scenario)));
    }
    assertThat(tests).hasSize(49);
    return tests.stream();
  }

  private static void check(Map<String, Object> scenario) {
    Namespaces namespaces = SettingsJson.namespaces(scenario.get("namespaces"));
    GraphRules rules =
        GraphRules.builder(namespaces)
            .graphLimit(((Number) scenario.getOrDefault("graphLimit", 50)).intValue())
            .quarantineAbove(0)
            .build();
    List<Evidence> evidence = new ArrayList<>();
    List<Integer> rejected = new ArrayList<>();
    List<Map<String, Object>> events = list(scenario.getOrDefault("events", List.of()));
    for (int i = 0; i < events.size(); i++) {
      List<Identity> identities =
          ((List<?>) events.get(i).getOrDefault("identities", List.of()))
              .stream().map(text -> Identity.parse((String) text)).distinct().toList();
      if (namespaces.asList().stream()
          .anyMatch(namespace -> exceeds(namespace.code(), identities, rules))) {
        rejected.add(i);
      } else {
        long time = ((Number) events.get(i).getOrDefault("timestamp", i)).longValue();
        FragmentKey key = FragmentKey.event("events", "%08d".formatted(i));
        evidence.add(new Evidence(key, Instant.ofEpochSecond(time), identities));
      }
    }
    Map<String, Object> expected = map(scenario.getOrDefault("expect", Map.of()));
    assertThat(rejected).isEqualTo(expected.getOrDefault("rejectedEvents", List.of()));
    Random random = new Random(7);
    for (int shuffle = 0; shuffle < 5; shuffle++) {
      check(GraphResolver.resolve(evidence, rules), expected);
      Collections.shuffle(evidence, random);
    }
  }

  private static boolean exceeds(String namespace, List<Identity> identities, GraphRules rules) {
    long count =
        identities.stream().filter(identity -> identity.namespace().equals(namespace)).count();
    return rules.limit(namespace).isPresent() && count > rules.limit(namespace).getAsInt();
  }

  private static void check(ResolvedGraph resolved, Map<String, Object> expected) {
    if (expected.containsKey("graphs")) {
      assertThat(sets(resolved.graphs()))
          .isEqualTo(expectedSets(expected.getOrDefault("graphs", List.of())));
    }
    if (expected.containsKey("isolated")) {
      assertThat(new HashSet<>(texts(resolved.isolated())))
          .isEqualTo(new HashSet<>((Collection<?>) expected.getOrDefault("isolated", List.of())));
    }
    Set<Set<String>> removed = new HashSet<>();
    resolved
        .removedLinks()
        .forEach(link -> removed.add(Set.of(link.first().text(), link.second().text())));
    assertThat(removed).containsAll(expectedSets(expected.getOrDefault("removedLinks", List.of())));
    for (Set<String> apart : expectedSets(expected.getOrDefault("apart", List.of()))) {
      assertThat(sets(resolved.graphs())).noneMatch(graph -> graph.containsAll(apart));
    }
  }

  private static Set<Set<String>> sets(List<List<Identity>> graphs) {
    Set<Set<String>> sets = new HashSet<>();
    graphs.forEach(graph -> sets.add(new HashSet<>(texts(graph))));
    return sets;
  }

  private static List<String> texts(List<Identity> identities) {
    return identities.stream().map(Identity::text).toList();
  }

  private static Set<Set<String>> expectedSets(Object lists) {
    Set<Set<String>> sets = new HashSet<>();
    for (Object list : (List<?>) lists) {
      Set<String> set = new HashSet<>();
      ((List<?>) list).forEach(text -> set.add((String) text));
      sets.add(set);
    }
    return sets;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static List<Map<String, Object>> scenarios() throws IOException {
    try (InputStream in =
        requireNonNull(GraphCasesTest.class.getResourceAsStream("graph-cases.json"))) {
      return list(JsonMapper.shared().readValue(in, List.class));
    }
  }
}
