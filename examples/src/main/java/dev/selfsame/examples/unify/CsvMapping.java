package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.unify.CsvColumns.Column;
import dev.selfsame.graph.FragmentKind;
import dev.selfsame.profile.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of one CSV file mean, by their names: an entry of {@code inputs} in the
 * settings.
 *
 * @param file the name of the file
 * @param source the source of all rows
 * @param kind the kind of all rows
 * @param timestamp the column of the time, or null
 * @param futureTolerance how far ahead of the clock a time may lie
 * @param id the column of the fragment's id, or null
 * @param identities column to namespace, in the order that tells the primary one
 * @param attributes column to path
 * @param others whether all other columns are attributes under their own names
 * @param maxCellLines how many lines a quoted cell may have
 */
record CsvMapping(
    String file,
    String source,
    FragmentKind kind,
    @Nullable String timestamp,
    Duration futureTolerance,
    @Nullable String id,
    Map<String, String> identities,
    Map<String, String> attributes,
    boolean others,
    int maxCellLines) {
  private static final String EACH_OTHER = "*";
  private static final int MAX_NAME = 256;
  private static final int MAX_CELL_LINES = 100;
  private static final String FUTURE_TOLERANCE = "PT24H";
  private static final int MOST_NAMED = 30;
  private static final int LONGEST_NAMED = 64;

  /**
   * Reads an entry of {@code inputs}.
   *
   * @throws JobException if it makes no sense; the text names the key and the remedy
   */
  static CsvMapping read(String file, @Nullable Object entry, Settings settings) {
    Section section = Section.of("inputs, " + file, entry);
    section.only(
        "source",
        "kind",
        "timestamp",
        "futureTolerance",
        "id",
        "identities",
        "attributes",
        "maxCellLines");
    if (!Input.isCsv(file)) {
      throw section.problem("maps columns, but the file is no .csv. Take the entry out.");
    }
    String source = section.text("source");
    if (source == null) {
      throw section.problem("has no 'source'. Say where the rows come from, such as crm.");
    }
    if (!settings.sources().isEmpty() && !settings.sources().containsKey(source)) {
      throw section.problem(
          "names the source '%s', which 'sources' does not declare. Declare it, or use one of %s."
              .formatted(source, settings.sources().keySet()));
    }
    Map<String, String> attributes = new LinkedHashMap<>(section.texts("attributes"));
    boolean others = attributes.containsKey(EACH_OTHER);
    if (others && !Set.of("", EACH_OTHER).contains(attributes.remove(EACH_OTHER))) {
      throw section.problem(
          "gives the other columns a path. Write \"*\":\"*\"; they keep their own names.");
    }
    requirePaths(section, attributes);
    return new CsvMapping(
        file,
        source,
        kind(section),
        section.text("timestamp"),
        futureTolerance(section),
        section.text("id"),
        identities(section, settings),
        attributes,
        others,
        section.positive("maxCellLines", MAX_CELL_LINES));
  }

  private static FragmentKind kind(Section section) {
    String kind = section.text("kind");
    return switch (kind == null ? "record" : kind) {
      case "record" -> FragmentKind.RECORD;
      case "patch" -> FragmentKind.PATCH;
      case "event" -> FragmentKind.EVENT;
      default ->
          throw section.problem("has the kind '%s'. Use record, patch or event.".formatted(kind));
    };
  }

  private static Duration futureTolerance(Section section) {
    String text = section.text("futureTolerance");
    try {
      Duration tolerance = Duration.parse(text == null ? FUTURE_TOLERANCE : text);
      if (!tolerance.isNegative()) {
        return tolerance;
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw section.problem(
        "has a 'futureTolerance' that is no time span of zero or more. Write one as ISO 8601 does, such as PT24H or P365D.");
  }

  private static Map<String, String> identities(Section section, Settings settings) {
    Map<String, String> identities = section.texts("identities");
    if (identities.isEmpty()) {
      throw section.problem("has no 'identities'. Map at least one column to a namespace.");
    }
    identities.forEach(
        (column, namespace) -> {
          if (settings.namespaces().find(namespace).isEmpty()) {
            throw section.problem(
                "maps column '%s' to the namespace '%s', which 'namespaces' does not declare."
                        .formatted(column, namespace)
                    + " Declare it, or correct its name.");
          }
        });
    return identities;
  }

  private static void requirePaths(Section section, Map<String, String> attributes) {
    NavigableSet<String> taken = new TreeSet<>();
    attributes.forEach(
        (column, path) -> {
          String problem = problem(path, taken);
          if (problem != null) {
            throw section.problem(
                "maps column '%s' to the path '%s', which %s. Give it another path."
                    .formatted(column, path, problem));
          }
          taken.add(path);
        });
  }

  /** Returns what is wrong with a path beside those taken, or null. */
  private static @Nullable String problem(String path, NavigableSet<String> taken) {
    for (String name : path.split("\\.", -1)) {
      if (name.isEmpty() || name.length() > MAX_NAME) {
        return "has a name that is empty or too long";
      }
    }
    if (taken.contains(path)) {
      return "another column has";
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (taken.contains(path.substring(0, dot))) {
        return "is below that of another column";
      }
    }
    String below = taken.higher(path + '.');
    return below != null && below.startsWith(path + '.') ? "is above that of another column" : null;
  }

  /**
   * Finds the columns in a header.
   *
   * @param now what times must not lie too far ahead of
   * @throws JobException if one is missing, stands there twice, or cannot be an attribute
   */
  CsvColumns bind(List<String> header, Instant now) {
    Map<String, Integer> places = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (places.putIfAbsent(header.get(i), i) != null) {
        twice.add(header.get(i));
      }
    }
    Header columns = new Header(file, places, twice);
    Set<String> mapped = new HashSet<>(identities.keySet());
    mapped.addAll(attributes.keySet());
    int timestampPlace = columns.optional(timestamp, mapped);
    int idPlace = columns.optional(id, mapped);
    List<Column> attributeColumns = columns.all(attributes);
    if (others) {
      addOthers(header, columns, mapped, attributeColumns);
    }
    return new CsvColumns(
        source,
        kind,
        header.size(),
        timestampPlace,
        latest(now),
        idPlace,
        columns.all(identities),
        List.copyOf(attributeColumns));
  }

  private Instant latest(Instant now) {
    try {
      return now.plus(futureTolerance);
    } catch (DateTimeException | ArithmeticException beyondAllTimes) {
      return Instant.MAX;
    }
  }

  private void addOthers(
      List<String> header, Header columns, Set<String> mapped, List<Column> attributeColumns) {
    NavigableSet<String> taken = new TreeSet<>(attributes.values());
    for (String name : header) {
      if (!name.isEmpty() && !mapped.contains(name)) {
        String problem = problem(name, taken);
        if (problem != null) {
          throw new JobException(
              "Column %s of %s cannot be an attribute under its own name: the path %s."
                      .formatted(Header.shown(name), file, problem)
                  + " Map it under 'attributes'.");
        }
        taken.add(name);
        attributeColumns.add(new Column(columns.place(name), name));
      }
    }
  }

  /** The places of the columns of one file. */
  private record Header(String file, Map<String, Integer> places, Set<String> twice) {

    int place(String column) {
      Integer place = places.get(column);
      if (place == null) {
        throw new JobException(
            "%s has no column '%s', which 'inputs' maps. Its first row has %s."
                    .formatted(file, column, found())
                + " Correct the mapping, or check that the first row names the columns, with commas.");
      }
      if (twice.contains(column)) {
        throw new JobException(
            "%s has two columns %s. Give each its own name.".formatted(file, shown(column)));
      }
      return place;
    }

    /**
     * Lists the columns there are; what looks like a value, because names are missing, is hidden.
     */
    private String found() {
      List<String> names =
          places.entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .filter(name -> !name.isEmpty())
              .limit(MOST_NAMED)
              .map(Header::shown)
              .toList();
      int others = (int) places.keySet().stream().filter(name -> !name.isEmpty()).count();
      others -= names.size();
      return names.isEmpty()
          ? "no names"
          : String.join(", ", names) + (others > 0 ? " and %d more".formatted(others) : "");
    }

    private static String shown(String name) {
      boolean isValue = name.indexOf('@') >= 0 || name.matches("(?s).*[0-9]{4}.*");
      return isValue
          ? "(a value)"
          : "'" + name.substring(0, Math.min(LONGEST_NAMED, name.length())) + "'";
    }

    int optional(@Nullable String column, Set<String> mapped) {
      if (column == null) {
        return CsvColumns.NONE;
      }
      mapped.add(column);
      return place(column);
    }

    List<Column> all(Map<String, String> targets) {
      List<Column> columns = new ArrayList<>();
      targets.forEach((column, target) -> columns.add(new Column(place(column), target)));
      return columns;
    }
  }
}
