package dev.selfsame.examples.unify;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Paths of attributes that all can be set in one fragment. */
final class AttributePaths {
  private static final int MAX_NAME = 256;

  private final NavigableSet<String> taken = new TreeSet<>();

  /** Adds a path that is known to be good. */
  void add(String path) {
    taken.add(path);
  }

  /** Returns what is wrong with a path beside those that were added. */
  Optional<String> problem(String path) {
    for (String name : path.split("\\.", -1)) {
      if (name.isEmpty() || name.length() > MAX_NAME) {
        return Optional.of("has a name that is empty or too long");
      }
    }
    if (taken.contains(path)) {
      return Optional.of("another column has");
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (taken.contains(path.substring(0, dot))) {
        return Optional.of("is below that of another column");
      }
    }
    String below = taken.higher(path + '.');
    return below != null && below.startsWith(path + '.')
        ? Optional.of("is above that of another column")
        : Optional.empty();
  }
}
