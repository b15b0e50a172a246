package dev.selfsame.benchmarks.streams;

import dev.selfsame.identity.Identity;
import dev.selfsame.profile.ProfileFragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a CSV file of records: an entry of {@code inputs} in the settings of {@code
 * unify}, read the other way round.
 *
 * @param source the source of all rows
 * @param id the column of the id
 * @param timestamp the column of the time
 * @param identities column to namespace
 * @param attributes column to path
 */
record CsvTable(
    String source,
    String id,
    String timestamp,
    Map<String, String> identities,
    Map<String, String> attributes) {
  private static final String MIDNIGHT = "T00:00:00Z";

  /** {@return the names of the columns} */
  String header() {
    List<String> names = new ArrayList<>(List.of(id, timestamp));
    names.addAll(identities.keySet());
    names.addAll(attributes.keySet());
    return String.join(",", names);
  }

  /**
   * {@return a record as a row; what it does not have is a blank cell}
   *
   * @throws IllegalArgumentException if it has a value without a column
   */
  String row(ProfileFragment fragment) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Identity identity : fragment.identities()) {
      values.put(identity.namespace(), identity.value());
    }
    List<String> cells =
        new ArrayList<>(
            List.of(
                fragment.id().orElseThrow(),
                fragment.timestamp().orElseThrow().toString().replace(MIDNIGHT, "")));
    take(values, identities, cells);
    values.putAll(leaves(fragment.attributes()));
    take(values, attributes, cells);
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(
          "The settings map no column to %s.".formatted(values.keySet()));
    }
    return String.join(",", cells);
  }

  private static void take(
      Map<String, String> values, Map<String, String> columns, List<String> cells) {
    for (String name : columns.values()) {
      String value = values.remove(name);
      cells.add(value == null ? "" : quoted(value));
    }
  }

  /** {@return the texts of all values in a tree, by their paths} */
  static Map<String, String> leaves(Map<String, Object> attributes) {
    Map<String, String> leaves = new LinkedHashMap<>();
    putLeaves("", attributes, leaves);
    return leaves;
  }

  private static void putLeaves(String prefix, Map<?, ?> tree, Map<String, String> leaves) {
    tree.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> subtree) {
            putLeaves(prefix + name + '.', subtree, leaves);
          } else {
            leaves.put(prefix + name, value.toString());
          }
        });
  }

  private static String quoted(String value) {
    return value.indexOf(',') < 0 && value.indexOf('"') < 0
        ? value
        : '"' + value.replace("\"", "\"\"") + '"';
  }
}
