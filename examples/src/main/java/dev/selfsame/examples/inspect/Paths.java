package dev.selfsame.examples.inspect;

import dev.selfsame.json.FragmentMapping;
import java.util.Map;

/** The names of columns that a mapping can have. */
final class Paths {
  private static final String ANY = "any";

  private Paths() {}

  /** Returns whether a mapping can name a column; those with a dot at the end it cannot. */
  static boolean isPath(String column) {
    try {
      FragmentMapping.fromMap(
          Map.of(
              "source", ANY, "identities", Map.of(column, ANY), "attributes", Map.of(column, ANY)));
      return true;
    } catch (IllegalArgumentException noPath) {
      return false;
    }
  }
}
