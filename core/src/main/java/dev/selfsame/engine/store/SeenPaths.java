package dev.selfsame.engine.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths at which attributes were ever seen, as a tree of names. Where none was, no merge finds
 * a candidate. Not safe for concurrent writing.
 */
final class SeenPaths {
  private final Map<String, SeenPaths> below = new HashMap<>();

  /** Notes the paths of some attributes; within arrays there are none. */
  void note(Map<?, ?> attributes) {
    attributes.forEach(
        (name, value) -> {
          SeenPaths paths = below.computeIfAbsent((String) name, any -> new SeenPaths());
          if (value instanceof Map<?, ?> object) {
            paths.note(object);
          }
        });
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
