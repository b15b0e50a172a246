package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a JSON file are laid out.
 *
 * @param kind the layout
 * @param each the path of the array that has the rows, if it is in an object
 */
record JsonLayout(Kind kind, Optional<String> each) {
  /** The layouts. */
  enum Kind {
    /** Objects one after another, such as one a line. */
    OBJECTS,
    /** One array of objects. */
    ARRAY,
    /** One object that has an array of objects inside, or several such. */
    NESTED
  }

  private static final int ENOUGH_VALUES = 20;
  private static final int DEEPEST = 4;

  /** An array of objects inside of an object. */
  private record Inner(String path, int size, int keys) {}

  /** Returns the layout that a text starts with, or empty if it is not JSON. */
  static Optional<JsonLayout> of(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return Optional.empty();
    }
    List<@Nullable Object> values = PartialJson.values(text, ENOUGH_VALUES);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.get(0) instanceof List<?> array) {
      return array.isEmpty() || array.get(0) instanceof Map<?, ?>
          ? Optional.of(new JsonLayout(Kind.ARRAY, Optional.empty()))
          : Optional.empty();
    }
    return values.get(0) instanceof Map<?, ?> object && !object.isEmpty()
        ? Optional.of(ofObjects(object, values))
        : Optional.empty();
  }

  private static JsonLayout ofObjects(Map<?, ?> first, List<@Nullable Object> values) {
    int keys = scalars(first);
    return arrays(first).stream()
        .filter(inner -> inner.keys() > keys)
        .max(Comparator.comparingInt(Inner::size))
        .filter(inner -> values.stream().allMatch(value -> hasArray(value, inner.path())))
        .map(inner -> new JsonLayout(Kind.NESTED, Optional.of(inner.path())))
        .orElseGet(() -> new JsonLayout(Kind.OBJECTS, Optional.empty()));
  }

  private static boolean hasArray(@Nullable Object value, String path) {
    return value instanceof Map<?, ?> object
        && arrays(object).stream().anyMatch(inner -> inner.path().equals(path));
  }

  private static List<Inner> arrays(Map<?, ?> object) {
    List<Inner> arrays = new ArrayList<>();
    addArrays("", object, 1, arrays);
    return arrays;
  }

  private static void addArrays(String prefix, Map<?, ?> object, int depth, List<Inner> arrays) {
    object.forEach(
        (key, value) -> {
          String path = prefix + key;
          if (value instanceof List<?> array
              && !array.isEmpty()
              && array.get(0) instanceof Map<?, ?> first) {
            arrays.add(new Inner(path, array.size(), first.size()));
          } else if (value instanceof Map<?, ?> inner && depth < DEEPEST) {
            addArrays(path + ".", inner, depth + 1, arrays);
          }
        });
  }

  /** Returns how many values an object has, with those of the objects inside, without arrays. */
  private static int scalars(Map<?, ?> object) {
    int scalars = 0;
    for (Object value : object.values()) {
      scalars +=
          value instanceof Map<?, ?> inner ? scalars(inner) : value instanceof List<?> ? 0 : 1;
    }
    return scalars;
  }
}
