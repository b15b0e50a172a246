package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.json.FragmentMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the columns of a table against its mapping, before a row is read: a column that is missing
 * or stands there twice is an error in the mapping or the file, and not one of each row.
 */
final class HeaderCheck {
  private static final String EACH_OTHER = "*";
  private static final int MOST_NAMED = 30;
  private static final int LONGEST_NAMED = 64;

  private final String file;
  private final List<String> header;
  private final Set<String> twice = new HashSet<>();

  private HeaderCheck(String file, List<String> header) {
    this.file = file;
    this.header = header;
    Set<String> names = new HashSet<>();
    header.stream().filter(name -> !names.add(name)).forEach(twice::add);
  }

  /**
   * Checks a header.
   *
   * @throws JobException if a column is missing, stands there twice, or cannot be an attribute
   */
  static void check(String file, List<String> header, FragmentMapping mapping) {
    HeaderCheck check = new HeaderCheck(file, header);
    mapping.columns().forEach(check::require);
    Map<?, ?> document = mapping.toMap();
    if (document.get("attributes") instanceof Map<?, ?> attributes
        && EACH_OTHER.equals(attributes.get(EACH_OTHER))) {
      Set<Object> named = new HashSet<>(mapping.columns());
      named.addAll(attributes.keySet());
      check.requireAttributes(named, attributes);
    }
  }

  private void require(String column) {
    if (!header.contains(column)) {
      throw new JobException(
          "%s has no column '%s', which 'inputs' maps. Its first row has %s. Correct the mapping, or check that the first row names the columns, with the delimiter of the file."
              .formatted(file, column, found()));
    }
    if (twice.contains(column)) {
      throw new JobException(
          "%s has two columns %s. Give each its own name.".formatted(file, shown(column)));
    }
  }

  /** Each column that is not named becomes an attribute under its own name. */
  private void requireAttributes(Set<Object> named, Map<?, ?> attributes) {
    AttributePaths paths = new AttributePaths();
    attributes
        .values()
        .forEach(
            target -> {
              Object path = target instanceof Map<?, ?> rule ? rule.get("path") : target;
              if (path instanceof String text && !text.equals(EACH_OTHER)) {
                paths.add(text);
              }
            });
    for (String name : header) {
      if (!name.isEmpty() && !named.contains(name)) {
        paths
            .problem(name)
            .ifPresent(
                problem -> {
                  throw new JobException(
                      "Column %s of %s cannot be an attribute under its own name: the path %s. Map it under 'attributes'."
                          .formatted(shown(name), file, problem));
                });
        paths.add(name);
      }
    }
  }

  /** Lists the columns there are; what looks like a value, because names are missing, is hidden. */
  private String found() {
    List<String> names = header.stream().filter(name -> !name.isEmpty()).distinct().toList();
    if (names.isEmpty()) {
      return "no names";
    }
    String first =
        names.stream().limit(MOST_NAMED).map(HeaderCheck::shown).collect(Collectors.joining(", "));
    int others = names.size() - MOST_NAMED;
    return others > 0 ? "%s and %,d more".formatted(first, others) : first;
  }

  private static String shown(String name) {
    boolean isValue = name.indexOf('@') >= 0 || name.matches("(?s).*[0-9]{4}.*");
    return isValue
        ? "(a value)"
        : "'" + name.substring(0, Math.min(LONGEST_NAMED, name.length())) + "'";
  }
}
