package dev.selfsame.examples.simulate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selfsame.examples.Run;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases from the public documentation of Adobe's Identity Service. */
class SimulateCasesTest {
  private static final int CASES = 49;

  @TestFactory
  Stream<DynamicTest> simulate_whenDocumentedCase() throws Exception {
    List<Map<String, Object>> scenarios =
        JsonMapper.shared().readValue(Files.readString(cases()), new TypeReference<>() {});
    List<String> lines = Run.of("simulate", cases()).outLines();
    assertThat(scenarios).hasSize(CASES);
    assertThat(lines).hasSize(CASES);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Map<String, Object> scenario = scenarios.get(i);
      String line = lines.get(i);
      tests.add(
          DynamicTest.dynamicTest(
              scenario.get("id") + " " + scenario.get("title"), () -> check(scenario, line)));
    }
    return tests.stream();
  }

  private static void check(Map<String, Object> scenario, String line) {
    Map<String, Object> result = object(line);
    Map<String, Object> expected =
        JsonMapper.shared().convertValue(scenario.get("expect"), new TypeReference<>() {});
    assertThat(result.keySet())
        .containsExactly("id", "graphs", "isolated", "removedLinks", "rejectedEvents");
    assertThat(result).containsEntry("id", scenario.get("id"));
    assertThat(list(result, "rejectedEvents")).isEqualTo(list(expected, "rejectedEvents"));
    if (expected.containsKey("graphs")) {
      assertThat(sets(result, "graphs")).isEqualTo(sets(expected, "graphs"));
    }
    if (expected.containsKey("isolated")) {
      assertThat(new HashSet<>(list(result, "isolated")))
          .isEqualTo(new HashSet<>(list(expected, "isolated")));
    }
    assertThat(sets(result, "removedLinks")).containsAll(sets(expected, "removedLinks"));
    for (Set<?> apart : sets(expected, "apart")) {
      assertThat(sets(result, "graphs")).noneMatch(graph -> graph.containsAll(apart));
    }
  }

  @Test
  void simulate_whenTextOfDocumentedCases_fitsATerminalAndDrawsEachRemovedLink() throws Exception {
    Run run = Run.of("simulate", "--text", cases());

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    List<String> crossed =
        Pattern.compile("─× (.*?) {3}")
            .matcher(run.out())
            .results()
            .flatMap(match -> Stream.of(match.group(1).split(", ", -1)))
            .toList();
    List<String> removed = new ArrayList<>();
    for (String line : Run.of("simulate", cases()).outLines()) {
      list(object(line), "removedLinks")
          .forEach(pair -> removed.add((String) ((List<?>) pair).get(1)));
    }
    assertThat(crossed).isNotEmpty().containsExactlyInAnyOrderElementsOf(removed);
  }

  private static Path cases() throws URISyntaxException {
    return Path.of(requireNonNull(SimulateCasesTest.class.getResource("graph-cases.json")).toURI());
  }

  private static Map<String, Object> object(String line) {
    return JsonMapper.shared().readValue(line, new TypeReference<>() {});
  }

  private static List<?> list(Map<String, Object> object, String key) {
    return (List<?>) object.getOrDefault(key, List.of());
  }

  private static Set<Set<?>> sets(Map<String, Object> object, String key) {
    Set<Set<?>> sets = new HashSet<>();
    list(object, key).forEach(list -> sets.add(new HashSet<>((List<?>) list)));
    return sets;
  }
}
