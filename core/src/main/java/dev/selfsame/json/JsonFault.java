package dev.selfsame.json;

import dev.selfsame.profile.RejectionReason;
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
 * The reason why a text cannot be read as a JSON object. The whole text is scanned, so that of
 * several faults the one that is reported does not depend on their order. Only texts that cannot be
 * read are scanned.
 */
record JsonFault(RejectionReason reason, String message) {
  /**
   * Deeper than any fragment may be, so that the store reports the depth of a fragment itself, and
   * far below what overflows a stack.
   */
  static final int MAX_NESTING = 64;

  static final int MAX_TEXT = 1 << 22;
  static final int MAX_NUMBER = 2048;

  /** Reads any JSON token by token, which needs no stack. */
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

  /** A scan of a text, and what it found. */
  private static final class Scan {
    private boolean tooDeep;
    private boolean badNumber;
    private boolean tooLong;

    /** Scans all tokens, and returns whether they are one object. */
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
          tooDeep |= depth > MAX_NESTING;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token.isNumeric()) {
          badNumber |= parser.getStringLength() > MAX_NUMBER || !isReadable(parser);
        } else if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
          tooLong |= parser.getStringLength() > MAX_TEXT;
        }
      }
      return parser.nextToken() == null;
    }
  }

  /**
   * Returns what is wrong with a text, showing nothing of it.
   *
   * @param failure what a reader of the text threw
   */
  static JsonFault of(String json, JacksonException failure) {
    Scan scan = new Scan();
    String whole = withoutHalves(json);
    try (JsonParser parser = SCANNER.createParser(whole)) {
      if (!scan.scan(parser)) {
        return malformed(failure);
      }
    } catch (JacksonException malformed) {
      return malformed(malformed);
    }
    if (scan.tooDeep) {
      return new JsonFault(
          RejectionReason.TOO_DEEP,
          "The JSON is nested more than " + MAX_NESTING + " deep. Flatten it.");
    } else if (!whole.equals(json)) {
      return new JsonFault(
          RejectionReason.INVALID_UNICODE,
          "The JSON contains a string with half a surrogate pair. Fix the encoding at its source.");
    } else if (scan.badNumber) {
      return new JsonFault(
          RejectionReason.NUMBER_OUT_OF_RANGE,
          "The JSON contains a number with more than 1,000 digits, or whose exponent is out of range. Send it as a string.");
    } else if (scan.tooLong) {
      return new JsonFault(
          RejectionReason.TOO_LARGE, "The JSON contains a string that is too long. Leave it out.");
    }
    return malformed(failure);
  }

  /** Which exponents a BigDecimal can hold differs between JDKs, so Jackson's own answer counts. */
  private static boolean isReadable(JsonParser parser) {
    try {
      return parser.getDecimalValue().precision() > 0;
    } catch (NumberFormatException | JacksonException outOfRange) {
      return false;
    }
  }

  /** Returns the text with a replacement of the same length for each half of a surrogate pair. */
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

  /** Returns the char at a position, plain or as a numeric escape, or 0. */
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

  /** Jackson's message may quote what it read, which may be personal data. */
  private static JsonFault malformed(JacksonException exception) {
    TokenStreamLocation place = exception.getLocation();
    int column = place == null ? 1 : Math.max(1, place.getColumnNr());
    int line = place == null ? 1 : place.getLineNr();
    return new JsonFault(
        RejectionReason.MALFORMED_JSON,
        "The text is not a JSON object: it is malformed at column %d%s. Fix the JSON there; a row is one object, and no key occurs twice."
            .formatted(column, line > 1 ? " of its line " + line : ""));
  }
}
