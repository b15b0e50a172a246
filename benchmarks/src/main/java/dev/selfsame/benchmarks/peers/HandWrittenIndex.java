package dev.selfsame.benchmarks.peers;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hand-written index of maps by the value at one path: a hash map for equality and a tree map for
 * ranges, with lists of positions. It does not follow changes.
 */
public final class HandWrittenIndex {
  private final List<Map<String, Object>> all;
  private final Map<Object, List<Integer>> byValue = new HashMap<>();
  private final TreeMap<Object, List<Integer>> inOrder = new TreeMap<>();

  /** Indexes maps by the value at a path. */
  public HandWrittenIndex(List<Map<String, Object>> all, String path) {
    this.all = all;
    for (int i = 0; i < all.size(); i++) {
      Object value = valueAt(path, all.get(i));
      byValue.computeIfAbsent(value, any -> new ArrayList<>()).add(i);
    }
    inOrder.putAll(byValue);
  }

  private static Object valueAt(String path, Map<String, Object> attributes) {
    Object value = attributes;
    for (String name : path.split("\\.", -1)) {
      value = requireNonNull(((Map<?, ?>) requireNonNull(value)).get(name));
    }
    return value;
  }

  /** {@return the first maps with a value} */
  public List<Map<String, Object>> equal(Object value, int limit) {
    return first(List.of(byValue.getOrDefault(value, List.of())), limit);
  }

  /** {@return the first maps with a value in a range} */
  public List<Map<String, Object>> between(Object from, Object to, int limit) {
    return first(inOrder.subMap(from, true, to, true).values(), limit);
  }

  private List<Map<String, Object>> first(Collection<List<Integer>> lists, int limit) {
    List<Map<String, Object>> found = new ArrayList<>(limit);
    for (List<Integer> places : lists) {
      for (int i = 0; i < places.size(); i++) {
        if (found.size() == limit) {
          return found;
        }
        found.add(all.get(places.get(i)));
      }
    }
    return found;
  }
}
