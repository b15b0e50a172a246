package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.identity.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of the settings.
 *
 * @param where where it stands, for messages
 * @param object its keys and values
 */
record Section(String where, Map<?, ?> object) {

  static Section of(String where, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return new Section(where, object);
    }
    throw new JobException("%s is no JSON object. Write {...}.".formatted(where));
  }

  void only(String... known) {
    for (Object key : object.keySet()) {
      if (!List.of(known).contains(key)) {
        throw problem("has the unknown key '%s'. Use %s.".formatted(key, String.join(", ", known)));
      }
    }
  }

  @Nullable String text(String key) {
    Object value = object.get(key);
    if (value == null && !object.containsKey(key)) {
      return null;
    }
    if (value instanceof String text && !Normalizer.trim().normalize(text).isEmpty()) {
      return text;
    }
    throw problem("needs a text under '%s'. Write one, or leave the key out.".formatted(key));
  }

  /** Returns a whole number that is more than zero. */
  int positive(String key, int otherwise) {
    Object value = object.get(key);
    if (value == null && !object.containsKey(key)) {
      return otherwise;
    }
    if (value instanceof Integer number && number > 0) {
      return number;
    }
    throw problem(
        "needs a whole number of 1 or more under '%s', such as %d. Write one, or leave the key out."
            .formatted(key, otherwise));
  }

  Map<String, String> texts(String key) {
    if (!object.containsKey(key)) {
      return Map.of();
    }
    Section section = of(where + ", " + key, object.get(key));
    Map<String, String> texts = new LinkedHashMap<>();
    section.object.forEach(
        (name, value) -> {
          if (!(value instanceof String text)) {
            throw section.problem("needs a text under '%s'. Write one.".formatted(name));
          }
          texts.put((String) name, text);
        });
    return texts;
  }

  JobException problem(String text) {
    return new JobException(where + " " + text);
  }
}
