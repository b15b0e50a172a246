package dev.selfsame.examples.rows;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the columns of a table, which all rows share. A column without a name has no values,
 * and of several with one name the first one has them.
 */
final class CsvHeader {
  private final List<String> columns;
  private final Map<String, Integer> places;
  private final List<Map.Entry<String, Integer>> order;

  CsvHeader(List<String> columns) {
    this.columns = List.copyOf(columns);
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isEmpty()) {
        byName.putIfAbsent(columns.get(i), i);
      }
    }
    this.places = new HashMap<>(byName);
    this.order = byName.entrySet().stream().map(Map.Entry::copyOf).toList();
  }

  /** Returns the names of all columns, in their order. */
  List<String> columns() {
    return columns;
  }

  /** Returns a view of the cells of a row, as many as there are columns. */
  Map<String, String> values(List<String> cells) {
    return new Values(cells);
  }

  /** The cells of a row by the names of their columns. */
  private final class Values extends AbstractMap<String, String> {
    private final List<String> cells;

    Values(List<String> cells) {
      this.cells = cells;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
      Integer place = places.get(name);
      return place == null ? null : cells.get(place);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return places.containsKey(name);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public int size() {
          return order.size();
        }

        @Override
        public Iterator<Entry<String, String>> iterator() {
          Iterator<Entry<String, Integer>> names = order.iterator();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return names.hasNext();
            }

            @Override
            public Entry<String, String> next() {
              Entry<String, Integer> name = names.next();
              return Map.entry(name.getKey(), cells.get(name.getValue()));
            }
          };
        }
      };
    }
  }
}
