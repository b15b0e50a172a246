package dev.selfsame.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two files of profiles, one profile a line, as {@code unify} writes them: order,
 * identities, the value of each attribute, number of events, sources and time. An attribute that is
 * null is one that is not there; what only one side knows, such as provenance, is left out.
 */
final class SameProfiles {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> COMPARED =
      List.of("identities", "events", "sources", "lastModified");

  private SameProfiles() {}

  /**
   * {@return where the files differ first, without a value of either, or empty if they hold the
   * same profiles in the same order} Files without any profile differ.
   */
  static Optional<String> difference(Path first, Path second) throws IOException {
    try (BufferedReader ofFirst = Files.newBufferedReader(first);
        BufferedReader ofSecond = Files.newBufferedReader(second)) {
      for (long number = 1; ; number++) {
        String one = ofFirst.readLine();
        String other = ofSecond.readLine();
        if (one == null && other == null) {
          return number > 1 ? Optional.empty() : Optional.of("There is no profile");
        }
        if (one == null || other == null) {
          return Optional.of("One side has %d profiles, the other more".formatted(number - 1));
        }
        Optional<String> difference = difference(JSON.readTree(one), JSON.readTree(other));
        if (difference.isPresent()) {
          return Optional.of("Line %d: %s".formatted(number, difference.get()));
        }
      }
    }
  }

  private static Optional<String> difference(JsonNode first, JsonNode second) {
    for (String member : COMPARED) {
      if (!first.has(member) || !first.get(member).equals(second.get(member))) {
        return Optional.of("not the same " + member);
      }
    }
    Map<String, JsonNode> one = leaves(first);
    Map<String, JsonNode> other = leaves(second);
    TreeSet<String> paths = new TreeSet<>(one.keySet());
    paths.addAll(other.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(one.get(path), other.get(path)))
        .findFirst()
        .map(path -> "not the same value of " + path);
  }

  private static Map<String, JsonNode> leaves(JsonNode profile) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    putLeaves("attributes", profile.path("attributes"), leaves);
    return leaves;
  }

  private static void putLeaves(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(entry -> putLeaves(path + '.' + entry.getKey(), entry.getValue(), leaves));
    } else if (!node.isNull() && !node.isMissingNode()) {
      leaves.put(path, node);
    }
  }
}
