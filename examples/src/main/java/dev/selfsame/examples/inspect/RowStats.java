package dev.selfsame.examples.inspect;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of rows: those of the values at each path, in the order in which paths occur.
 *
 * <p>Parts of objects are behind a dot, elements of arrays behind []; * is any key. The memory is
 * bounded: no more than {@link #MOST_PATHS} paths are followed, and {@link #MOST_VALUES} different
 * values told apart, in some 100 MiB.
 */
final class RowStats {
  static final int MOST_PATHS = 500;
  static final int MOST_VALUES = 1 << 22;
  private static final Pattern VALUE = Pattern.compile("@|[0-9]{4}");
  private static final int DEEPEST = 16;

  private final Map<String, PathStats> paths = new LinkedHashMap<>();
  private final ValueCounts.Budget budget = new ValueCounts.Budget(MOST_VALUES);
  private long rows;
  private boolean hasMorePaths;

  /** Makes statistics of columns that are there even if they have no values. */
  static RowStats of(List<String> columns) {
    RowStats stats = new RowStats();
    columns.stream().filter(column -> !column.isEmpty()).forEach(stats::path);
    return stats;
  }

  void add(Map<String, ?> row) {
    row.forEach((name, value) -> add(name, value, 1));
    rows++;
  }

  private void add(String path, @Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, inner) -> add(path + "." + key(name), inner, depth + 1));
    } else if (value instanceof List<?> array) {
      array.forEach(element -> add(path + "[]", element, depth + 1));
    } else {
      PathStats stats = path(path);
      if (stats != null) {
        stats.add(value, rows);
      }
    }
  }

  /** Keys that are values, such as addresses, stand for all of them: they are not to be shown. */
  private static String key(Object name) {
    String text = String.valueOf(name);
    return VALUE.matcher(text).find() ? "*" : text;
  }

  private @Nullable PathStats path(String path) {
    if (paths.size() >= MOST_PATHS && !paths.containsKey(path)) {
      hasMorePaths = true;
      return null;
    }
    return paths.computeIfAbsent(path, missing -> new PathStats(missing, budget));
  }

  /** Returns how many rows were added. */
  long rows() {
    return rows;
  }

  /** Returns whether there are paths that were not followed. */
  boolean hasMorePaths() {
    return hasMorePaths;
  }

  Collection<PathStats> paths() {
    return paths.values();
  }
}
