package dev.selfsame.json;

import dev.selfsame.profile.RejectionReason;
import java.io.CharArrayWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shared JSON mapper, and parsers and generators of the same format. Its own errors show
 * nothing of the text that was read.
 */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonFault.MAX_NESTING)
                  .maxStringLength(JsonFault.MAX_TEXT)
                  .maxNameLength(JsonFault.MAX_TEXT)
                  .maxNumberLength(JsonFault.MAX_NUMBER)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final ObjectReader OBJECT_READER = MAPPER.readerFor(LinkedHashMap.class);

  /** Thrown when a text is not a JSON object. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final RejectionReason reason;

    private MalformedException(JsonFault fault) {
      super(fault.message());
      this.reason = fault.reason();
    }

    RejectionReason reason() {
      return reason;
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  private Json() {}

  /** Reads a JSON object as plain maps, lists and scalars. */
  static Map<String, Object> read(String json) throws MalformedException {
    try {
      Map<String, Object> object = OBJECT_READER.readValue(json);
      if (object == null) {
        throw new MalformedException(
            new JsonFault(
                RejectionReason.MALFORMED_JSON,
                "The text is not a JSON object. Write one object, in braces."));
      }
      return object;
    } catch (JacksonException unreadable) {
      throw new MalformedException(JsonFault.of(json, unreadable));
    }
  }

  /**
   * Returns a parser of a text that {@link #read} may accept. What it throws may show the text, and
   * the caller detects keys that occur twice, and what follows the object.
   */
  static JsonParser parser(String json) {
    return FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  /**
   * Reads a text that is one object, token by token.
   *
   * @param reader reads the object that starts with the current token; it detects keys that occur
   *     twice, and may throw what a parser throws
   * @throws MalformedException if the text is anything else
   */
  static <T> T read(String json, Function<JsonParser, T> reader) throws MalformedException {
    try (JsonParser in = parser(json)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        T object = reader.apply(in);
        if (in.nextToken() == null) {
          return object;
        }
      }
    } catch (JacksonException | NumberFormatException malformed) {
      // What is wrong is found by reading it again.
    }
    throw malformed(json);
  }

  /** Returns why {@link #read} refuses a text. */
  static MalformedException malformed(String json) {
    try {
      read(json);
    } catch (MalformedException malformed) {
      return malformed;
    }
    throw new IllegalStateException("The text is a JSON object.");
  }

  /** Writes JSON on one line. */
  static String write(Consumer<JsonGenerator> content) {
    CharArrayWriter text = new CharArrayWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      content.accept(out);
    }
    return text.toString();
  }

  /** Writes plain maps, lists and scalars as JSON on one line. */
  static String write(Map<String, ?> object) {
    return MAPPER.writeValueAsString(object);
  }

  /** Converts plain maps, lists and scalars to an object. */
  static <T> T bind(Map<String, ?> object, Class<T> type) {
    try {
      return MAPPER.convertValue(object, type);
    } catch (JacksonException misfit) {
      // Jackson's message may quote the value, which may be personal data; so may its cause.
      StringBuilder path = new StringBuilder();
      for (JacksonException.Reference step : misfit.getPath()) {
        if (step.getPropertyName() == null) {
          path.append('[').append(step.getIndex()).append(']');
        } else {
          path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
      }
      throw new IllegalArgumentException(
          "%s cannot be created from the attributes: %s. Change the type there, or give it a constructor for its properties."
              .formatted(
                  type.getName(),
                  path.isEmpty() ? "it does not fit as a whole" : "it does not fit at " + path));
    }
  }
}
