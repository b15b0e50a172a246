package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A reader of the start of a JSON text, which may be cut off anywhere. */
final class PartialJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonParser parser;

  private PartialJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Returns the first values of a text, the last one as far as it goes.
   *
   * @param text the text
   * @param most how many values to read at most
   */
  static List<@Nullable Object> values(String text, int most) {
    List<@Nullable Object> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      PartialJson reader = new PartialJson(parser);
      while (values.size() < most && parser.nextToken() != null) {
        reader.addValue(values);
      }
    } catch (JacksonException cutOff) {
      // What was read until here is the start.
    }
    return values;
  }

  /** Adds the value before its parts are read, so that it is there if they are cut off. */
  private void addValue(List<@Nullable Object> values) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<@Nullable Object> array = new ArrayList<>();
      values.add(array);
      fill(array);
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      values.add(object);
      fill(object);
    } else {
      values.add(scalar());
    }
  }

  private void fill(List<@Nullable Object> array) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      addValue(array);
    }
  }

  private void fill(Map<String, @Nullable Object> object) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        List<@Nullable Object> array = new ArrayList<>();
        object.put(key, array);
        fill(array);
      } else if (token == JsonToken.START_OBJECT) {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        object.put(key, inner);
        fill(inner);
      } else {
        object.put(key, scalar());
      }
    }
  }

  private @Nullable Object scalar() {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getString();
  }
}
