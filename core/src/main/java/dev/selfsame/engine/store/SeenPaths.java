package dev.selfsame.engine.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths at which any attribute was ever seen, as a tree of names. At other paths no merge finds
 * a candidate. Not safe for concurrent writing; paths may be looked up meanwhile.
 */
final class SeenPaths {
  private final Map<String, SeenPaths> below = new ConcurrentHashMap<>();

  /** Adds the paths of some attributes; arrays have no paths inside. */
  void add(Map<?, ?> attributes) {
    attributes.forEach(
        (name, value) -> {
          SeenPaths paths = below.computeIfAbsent((String) name, any -> new SeenPaths());
          if (value instanceof Map<?, ?> object) {
            paths.add(object);
          }
        });
  }

  /** {@return whether all paths of some attributes were seen} */
  boolean containsAll(Map<?, ?> attributes) {
    for (Map.Entry<?, ?> entry : attributes.entrySet()) {
      SeenPaths paths = below.get((String) entry.getKey());
      if (paths == null
          || (entry.getValue() instanceof Map<?, ?> object && !paths.containsAll(object))) {
        return false;
      }
    }
    return true;
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
