package dev.selfsame.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object in a settings document, whose errors state the location and the remedy. */
final class Document {
  private static final String DAYS = "Days";

  private final String place;
  private final Map<?, ?> object;

  private Document(String place, Map<?, ?> object) {
    this.place = place;
    this.object = object;
  }

  /** Returns a value as an object that has no other keys than the given ones. */
  static Document of(String place, @Nullable Object value, String... keys) {
    if (!(value instanceof Map<?, ?> object)) {
      throw wants(place, "an object in braces");
    }
    List<String> known = Arrays.asList(keys);
    for (Object key : object.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "%s has no key '%s'. Use %s."
                .formatted(capitalized(place), key, String.join(", ", keys)));
      }
    }
    return new Document(place, object);
  }

  /** Returns an object whose other keys are checked elsewhere. */
  static Document ofSome(String place, Map<?, ?> object) {
    return new Document(place, object);
  }

  /** Returns a value as an object with any keys. */
  static Map<String, Object> map(String place, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      throw wants(place, "an object in braces");
    }
    return asStringKeys(object);
  }

  @SuppressWarnings("unchecked") // Documents have Strings as keys.
  private static Map<String, Object> asStringKeys(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }

  static List<?> list(String place, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      throw wants(place, "an array in brackets");
    }
    return list;
  }

  /** Returns the elements of an array, or the value itself as the only one; none of null. */
  static List<?> several(@Nullable Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }

  static List<String> strings(String place, @Nullable Object value) {
    List<String> strings = new ArrayList<>();
    for (Object element : list(place, value)) {
      if (!(element instanceof String text)) {
        throw wants(place, "an array of strings in quotes");
      }
      strings.add(text);
    }
    return strings;
  }

  boolean has(String key) {
    return object.get(key) != null;
  }

  @Nullable Object get(String key) {
    return object.get(key);
  }

  /** Returns where the object is, to begin a sentence with. */
  String place() {
    return capitalized(place);
  }

  String place(String key) {
    return "'" + key + "' of " + place;
  }

  String string(String key) {
    Object value = object.get(key);
    if (value instanceof String text) {
      return text;
    }
    throw value == null
        ? new IllegalArgumentException(capitalized(place) + " lacks the key '" + key + "'. Add it.")
        : wants(place(key), "a string in quotes");
  }

  /** Returns one string, or an array of them. */
  List<String> strings(String key) {
    Object value = object.get(key);
    if (value instanceof String text) {
      return List.of(text);
    }
    if (value instanceof List<?>) {
      return strings(place(key), value);
    }
    throw value == null
        ? new IllegalArgumentException(capitalized(place) + " lacks the key '" + key + "'. Add it.")
        : wants(place(key), "a string in quotes, or an array of them");
  }

  int integer(String key) {
    Object value = object.get(key);
    if (value instanceof Integer number) {
      return number;
    }
    if (value instanceof Long number && number.intValue() == number) {
      return number.intValue();
    }
    throw wants(place(key), "a whole number");
  }

  /**
   * {@return a duration, given in whole days under a key that ends in {@code Days}, or as an ISO
   * 8601 duration under the key itself}
   */
  Optional<Duration> duration(String key) {
    String inDays = key + DAYS;
    if (has(inDays) && has(key)) {
      throw new IllegalArgumentException(
          "%s has '%s' and '%s'. Leave one of them out."
              .formatted(capitalized(place), inDays, key));
    }
    if (has(inDays)) {
      return Optional.of(Duration.ofDays(integer(inDays)));
    }
    if (!has(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(string(key)));
    } catch (DateTimeParseException invalid) {
      throw wants(place(key), "a duration such as \"PT36H\"");
    }
  }

  /** Puts a duration where {@link #duration} finds it. */
  static void put(String key, Duration duration, Map<String, Object> into) {
    if (duration.equals(Duration.ofDays(duration.toDays()))
        && duration.toDays() <= Integer.MAX_VALUE) {
      into.put(key + DAYS, (int) duration.toDays());
    } else {
      into.put(key, duration.toString());
    }
  }

  boolean isTrue(String key) {
    Object value = object.get(key);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    throw wants(place(key), "true or false");
  }

  static IllegalArgumentException wants(String place, String what) {
    return new IllegalArgumentException(capitalized(place) + " must be " + what + ".");
  }

  private static String capitalized(String place) {
    return Character.toUpperCase(place.charAt(0)) + place.substring(1);
  }
}
