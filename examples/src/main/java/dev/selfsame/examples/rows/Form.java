package dev.selfsame.examples.rows;

import java.util.Locale;
import java.util.Optional;

/** The form of the rows of a file. */
public enum Form {
  /** Cells in rows, of which the first may name the columns. */
  CSV,
  /** JSON objects: one a line, one after another, or in an array. */
  JSON;

  private static final String COMPRESSED = ".gz";

  /** Returns the form that a file of this name has, compressed or not, if the name tells. */
  public static Optional<Form> ofName(String name) {
    String lower = uncompressed(name).toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv") || isTabSeparated(name)) {
      return Optional.of(CSV);
    }
    return lower.endsWith(".ndjson") || lower.endsWith(".jsonl") || lower.endsWith(".json")
        ? Optional.of(JSON)
        : Optional.empty();
  }

  /** Returns whether each line of a file of this name is an object, unless its content tells. */
  static boolean isLinesByName(String name) {
    String lower = uncompressed(name).toLowerCase(Locale.ROOT);
    return lower.endsWith(".ndjson") || lower.endsWith(".jsonl");
  }

  /** Returns whether the cells of a file of this name are separated by tabs. */
  static boolean isTabSeparated(String name) {
    return uncompressed(name).toLowerCase(Locale.ROOT).endsWith(".tsv");
  }

  /** Returns the name that a file has when it is not compressed. */
  public static String uncompressed(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(COMPRESSED)
        ? name.substring(0, name.length() - COMPRESSED.length())
        : name;
  }
}
