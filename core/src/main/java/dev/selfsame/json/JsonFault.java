package dev.selfsame.json;

import dev.selfsame.json.Json.MalformedException;
import dev.selfsame.profile.RejectionReason;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with a text that cannot be read as a JSON object. The whole text is looked at, so
 * that of several faults the one that is told does not depend on which stands first. It costs a
 * second look, and only what cannot be read has one.
 */
final class JsonFault {
  /** Reads whatever is JSON, token by token, which takes no stack. */
  private static final ObjectReader SCANNER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .reader();

  private static final char REPLACEMENT = '\uFFFD';
  private static final int ESCAPE_LENGTH = 6;
  private static final int HEX = 16;

  private boolean tooDeep;
  private boolean badNumber;
  private boolean tooLong;

  private JsonFault() {}

  /** Returns what is wrong with a text that a reader stumbled over. It shows nothing of it. */
  static MalformedException of(String json, JacksonException stumble) {
    JsonFault fault = new JsonFault();
    String whole = withoutHalves(json);
    try (JsonParser parser = SCANNER.createParser(whole)) {
      if (!fault.scan(parser)) {
        return malformed(stumble);
      }
    } catch (JacksonException malformed) {
      return malformed(malformed);
    }
    if (fault.tooDeep) {
      return new MalformedException(
          RejectionReason.TOO_DEEP,
          "The JSON is nested more than " + Json.MAX_NESTING + " deep. Flatten it.");
    } else if (!whole.equals(json)) {
      return new MalformedException(
          RejectionReason.INVALID_UNICODE,
          "The JSON has a text with half a surrogate pair. Mend the encoding at its source.");
    } else if (fault.badNumber) {
      return new MalformedException(
          RejectionReason.NUMBER_OUT_OF_RANGE,
          "The JSON has a number with more than 1,000 digits, or with an exponent out of all bounds. Send it as a text.");
    } else if (fault.tooLong) {
      return new MalformedException(
          RejectionReason.TOO_LARGE, "The JSON has a text that is too long. Leave it out.");
    }
    return malformed(stumble);
  }

  /** Looks at all tokens, and returns whether they are one object. */
  private boolean scan(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return false;
      } else if (token.isStructStart()) {
        depth++;
        tooDeep |= depth > Json.MAX_NESTING;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isNumeric()) {
        badNumber |=
            parser.getStringLength() > Json.MAX_NUMBER
                || (token == JsonToken.VALUE_NUMBER_FLOAT && !isDecimal(parser.getString()));
      } else if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
        tooLong |= parser.getStringLength() > Json.MAX_TEXT;
      }
    }
    return parser.nextToken() == null;
  }

  private static boolean isDecimal(String number) {
    try {
      return new BigDecimal(number).precision() > 0;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /**
   * Returns the text with a replacement for each half of a surrogate pair, and as long as it is.
   */
  private static String withoutHalves(String json) {
    StringBuilder whole = null;
    int at = 0;
    while (at < json.length()) {
      int unit = unit(json, at);
      int next = at + length(json, at);
      if (unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE) {
        int second = next < json.length() ? unit(json, next) : 0;
        if (second >= Character.MIN_LOW_SURROGATE && second <= Character.MAX_LOW_SURROGATE) {
          at = next + length(json, next);
          continue;
        }
      }
      if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
        whole = whole == null ? new StringBuilder(json) : whole;
        whole.replace(at, next, next - at == 1 ? String.valueOf(REPLACEMENT) : "\\ufffd");
      }
      at = next;
    }
    return whole == null ? json : whole.toString();
  }

  /** Returns the char that stands at a place, plain or as an escape with its number, or 0. */
  private static int unit(String json, int at) {
    if (json.charAt(at) != '\\') {
      return json.charAt(at);
    }
    if (length(json, at) < ESCAPE_LENGTH) {
      return 0;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
      int digit = Character.digit(json.charAt(i), HEX);
      if (digit < 0) {
        return 0;
      }
      unit = unit * HEX + digit;
    }
    return unit;
  }

  private static int length(String json, int at) {
    if (json.charAt(at) != '\\') {
      return 1;
    }
    boolean numbered = at + ESCAPE_LENGTH <= json.length() && json.charAt(at + 1) == 'u';
    return numbered ? ESCAPE_LENGTH : Math.min(2, json.length() - at);
  }

  /** Jackson's own text may quote what it read, which may be personal data. */
  private static MalformedException malformed(JacksonException exception) {
    TokenStreamLocation place = exception.getLocation();
    return new MalformedException(
        RejectionReason.MALFORMED_JSON,
        "The text is no JSON object: it goes wrong at column "
            + Math.max(1, place == null ? 1 : place.getColumnNr())
            + ". Mend the JSON there; each line is one object, and no key stands twice.");
  }
}
