package dev.selfsame.internal.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dotted paths into a tree of attributes. */
public final class AttributePath {
  private AttributePath() {}

  /** {@return the value at a path, or null when there is none} */
  public static @Nullable Object find(Map<String, Object> attributes, String path) {
    Object value = attributes;
    int start = 0;
    while (value instanceof Map<?, ?> object && start <= path.length()) {
      int dot = path.indexOf('.', start);
      int end = dot < 0 ? path.length() : dot;
      value = object.get(path.substring(start, end));
      if (dot < 0) {
        return value;
      }
      start = end + 1;
    }
    return null;
  }

  /**
   * Checks that a path can lead to an attribute, and returns it.
   *
   * @throws IllegalArgumentException if a name in the path is empty
   */
  public static String check(String path) {
    if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
      throw new IllegalArgumentException(
          "The path '%s' has an empty name in it. Write names with one dot between them, such as person.name.first."
              .formatted(path.substring(0, Math.min(64, path.length()))));
    }
    return path;
  }
}
