package dev.selfsame.engine.store;

import dev.selfsame.internal.column.NameTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths at which any attribute was ever seen, as a tree of names with their numbers. At other
 * paths no merge finds a candidate. Not safe for concurrent writing; paths may be looked up
 * meanwhile.
 */
final class SeenPaths {
  private final int name;
  private final Map<String, SeenPaths> below = new ConcurrentHashMap<>();

  private SeenPaths(int name) {
    this.name = name;
  }

  /** {@return a tree of no paths} */
  static SeenPaths none() {
    return new SeenPaths(NameTable.NONE);
  }

  /**
   * Adds the paths of some attributes; arrays have no paths inside.
   *
   * @param names where the names get their numbers
   */
  void add(Map<?, ?> attributes, NameTable names) {
    attributes.forEach(
        (key, value) -> {
          SeenPaths paths = add((String) key, names);
          if (value instanceof Map<?, ?> object) {
            paths.add(object, names);
          }
        });
  }

  /** Adds the paths with one more name, and returns them. */
  SeenPaths add(String name, NameTable names) {
    return below.computeIfAbsent(name, added -> new SeenPaths(names.intern(added)));
  }

  /** {@return the number of the last name of the paths that are here} */
  int name() {
    return name;
  }

  /** {@return the paths with one more name, or null if none was seen} */
  @Nullable SeenPaths below(String name) {
    return below.get(name);
  }

  /** {@return whether an attribute was seen at a path of names with dots between them} */
  boolean contains(String path) {
    @Nullable SeenPaths paths = this;
    int start = 0;
    while (paths != null && start <= path.length()) {
      int dot = path.indexOf('.', start);
      int end = dot < 0 ? path.length() : dot;
      paths = paths.below.get(path.substring(start, end));
      start = end + 1;
    }
    return paths != null;
  }
}
