package dev.selfsame.json;

import dev.selfsame.internal.value.CanonicalMap;
import dev.selfsame.internal.value.CanonicalMapBuilder;
import dev.selfsame.internal.value.Values;
import dev.selfsame.json.Json.MalformedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Reads and writes attribute values in canonical form, token by token. */
final class JsonValues {
  private JsonValues() {}

  /**
   * Reads the value that starts with the current token.
   *
   * @param pruned whether an object is left without its empty values, except inside of arrays
   * @throws JacksonException if it is malformed, or has a key twice
   * @throws NumberFormatException if it has a number whose exponent is out of range
   */
  static @Nullable Object read(JsonParser in, boolean pruned) {
    return switch (in.currentToken()) {
      case START_OBJECT -> readObject(in, pruned);
      case START_ARRAY -> readArray(in);
      case VALUE_STRING -> in.getString();
      case VALUE_NUMBER_INT -> readInteger(in);
      case VALUE_NUMBER_FLOAT -> Values.copyOf(in.getDecimalValue(), "");
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null; // No other token starts a value.
    };
  }

  /**
   * Reads a text that is one object.
   *
   * @param pruned whether it is left without its empty values, except inside of arrays
   * @throws MalformedException if the text is anything else
   */
  static Map<String, @Nullable Object> readRow(String json, boolean pruned)
      throws MalformedException {
    return Json.read(json, in -> readObject(in, pruned));
  }

  /** Returns the object or array that a text is, or else the text itself. */
  static Object parseText(Object text) {
    if (!(text instanceof String json)) {
      return text;
    }
    try (JsonParser in = Json.parser(json)) {
      JsonToken first = in.nextToken();
      if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
        Object value = read(in, false);
        if (value != null && in.nextToken() == null) {
          return value;
        }
      }
    } catch (JacksonException | NumberFormatException noJson) {
      // It is a text that begins like JSON.
    }
    return text;
  }

  private static CanonicalMap readObject(JsonParser in, boolean pruned) {
    CanonicalMapBuilder members = new CanonicalMapBuilder();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      members.add(name, read(in, pruned));
    }
    CanonicalMap object = members.build(pruned);
    if (object == null) {
      throw duplicateKey(in);
    }
    return object;
  }

  private static List<@Nullable Object> readArray(JsonParser in) {
    List<@Nullable Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(in, false));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Object readInteger(JsonParser in) {
    return in.getNumberType() == NumberType.BIG_INTEGER
        ? in.getBigIntegerValue()
        : (Object) in.getLongValue();
  }

  /** Returns the exception for an object that has a key twice. */
  static JacksonException duplicateKey(JsonParser in) {
    return new StreamReadException(in, "An object has a key twice.");
  }

  /** Writes a value in canonical form. */
  static void write(@Nullable Object value, JsonGenerator out) {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Map<?, ?> object) {
      out.writeStartObject();
      object.forEach(
          (name, child) -> {
            out.writeName((String) name);
            write(child, out);
          });
      out.writeEndObject();
    } else if (value instanceof List<?> array) {
      out.writeStartArray();
      array.forEach(element -> write(element, out));
      out.writeEndArray();
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeNull();
    }
  }
}
