package dev.selfsame.examples.rows;

import dev.selfsame.profile.RejectionReason;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Parses a row of JSON by itself. */
final class JsonRow {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonRow() {}

  /** Returns the members of the object that a row is, or an unreadable row. */
  static Row values(Row.Text row) {
    try {
      Map<String, Object> values = JSON.readValue(row.text(), new TypeReference<>() {});
      if (values != null) {
        return new Row.Values(row.place(), values);
      }
    } catch (JacksonException e) {
      // Told below: Jackson's message may show a value.
    }
    return new Row.Unreadable(
        row.place(), RejectionReason.MALFORMED_JSON, "The row is no JSON object. Correct it.");
  }
}
