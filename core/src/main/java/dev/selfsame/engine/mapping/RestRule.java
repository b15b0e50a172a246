package dev.selfsame.engine.mapping;

import dev.selfsame.internal.column.Utf8Order;
import dev.selfsame.internal.value.CanonicalMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of a row, or of an object in it, that a mapping does not name: attributes under their
 * own names.
 *
 * <p><b>Design.</b> What is named is left out wherever it lies below, through objects only: an
 * array is taken whole, since an element without what was taken from it is another element.
 */
public final class RestRule {

  /** The names below an object that are taken elsewhere. */
  private static final class Taken {
    /** Keys that are taken whole, also those with dots. */
    private final Set<String> keys = new HashSet<>();

    private final Map<String, Taken> below = new HashMap<>();

    void add(List<String> names) {
      keys.add(String.join(".", names));
      if (names.size() > 1) {
        below
            .computeIfAbsent(names.get(0), name -> new Taken())
            .add(names.subList(1, names.size()));
      }
    }
  }

  private final RowPath object;
  private final String prefix;
  private final Taken taken = new Taken();

  /**
   * @param object where the object is, {@code .} for the row itself
   * @param prefix the path of the attribute that gets the members; empty for the top
   * @param named the paths that are named elsewhere
   */
  RestRule(RowPath object, String prefix, Collection<RowPath> named) {
    this.object = object;
    this.prefix = prefix;
    List<String> start = object.names();
    for (RowPath path : named) {
      List<String> names = path.names();
      if (start.isEmpty() && !path.isOuter()) {
        taken.keys.add(path.text());
      }
      if (path.isPlain()
          && !path.isOuter()
          && names.size() > start.size()
          && names.subList(0, start.size()).equals(start)) {
        taken.add(names.subList(start.size(), names.size()));
      }
    }
  }

  /** Returns the path of the attribute that gets the members; empty for the top. */
  String prefix() {
    return prefix;
  }

  /** Returns the members that are left in byte order of their names, or null if there are none. */
  @Nullable Map<String, Object> members(Row row) {
    Object found = object.first(row);
    if (!(found instanceof Map<?, ?> members)) {
      return null;
    }
    return pruned(withoutTaken(members, taken), row.noValues());
  }

  private static Map<String, Object> withoutTaken(Map<?, ?> members, Taken taken) {
    return members instanceof CanonicalMap canonical && canonical.isPruned()
        ? canonicalWithoutTaken(canonical, taken)
        : sortedWithoutTaken(members, taken);
  }

  private static Map<String, Object> canonicalWithoutTaken(CanonicalMap members, Taken taken) {
    List<String> names = new ArrayList<>(members.size());
    List<Object> values = new ArrayList<>(members.size());
    for (int i = 0; i < members.size(); i++) {
      String name = members.name(i);
      Object value = value(name, members.value(i), taken);
      if (value != null) {
        names.add(name);
        values.add(value);
      }
    }
    return CanonicalMap.inOrder(names, values).asAttributes();
  }

  private static Map<String, Object> sortedWithoutTaken(Map<?, ?> members, Taken taken) {
    Map<String, Object> rest = new TreeMap<>(Utf8Order.INSTANCE);
    members.forEach(
        (key, child) -> {
          String name = String.valueOf(key);
          Object value = value(name, child, taken);
          if (value != null) {
            rest.put(name, value);
          }
        });
    return rest;
  }

  private static @Nullable Object value(String name, @Nullable Object value, Taken taken) {
    if (taken.keys.contains(name)) {
      return null;
    }
    Taken below = taken.below.get(name);
    if (below == null || !(value instanceof Map<?, ?> members)) {
      return value;
    }
    Map<String, Object> rest = withoutTaken(members, below);
    return rest.isEmpty() ? null : rest;
  }

  @SuppressWarnings("unchecked") // A copy of a map with Strings as keys has Strings as keys.
  private static Map<String, Object> pruned(Map<String, Object> rest, NoValues noValues) {
    Object pruned = noValues.prune(rest);
    return pruned == null ? Map.of() : (Map<String, Object>) pruned;
  }
}
