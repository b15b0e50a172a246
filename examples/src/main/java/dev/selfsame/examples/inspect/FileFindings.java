package dev.selfsame.examples.inspect;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about a file.
 *
 * @param file the file
 * @param form its form
 * @param rows how many rows were read
 * @param isAll whether these are all
 * @param unreadable why rows could not be read, with how many they are
 * @param conventions how it writes numbers and dates
 * @param columns its columns, in their order
 * @param hasMorePaths whether it has more paths than were followed
 * @param feed the system that it comes from, if that is a well-known one
 * @param first the first rows
 */
record FileFindings(
    Path file,
    FileForm form,
    long rows,
    boolean isAll,
    Map<String, Long> unreadable,
    Conventions conventions,
    List<Column> columns,
    boolean hasMorePaths,
    Optional<Feed> feed,
    List<Map<String, ?>> first) {

  FileFindings {
    columns = List.copyOf(columns);
    first = List.copyOf(first);
  }

  /** Returns the name of the file without its folder. */
  String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * Returns the columns that a mapping can name: not those whose names are no paths, or not once.
   */
  List<Column> nameable() {
    return columns.stream()
        .filter(
            column -> column.isPath() && Collections.frequency(form.columns(), column.path()) <= 1)
        .toList();
  }

  /** Returns whether numbers have a decimal comma. */
  boolean hasDecimalComma() {
    return columns.stream().anyMatch(column -> column.type().isComma());
  }
}
