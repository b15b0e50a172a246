package dev.selfsame.examples.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The slow twin of {@link JsonElements} and {@link RowSplitter#lines}, for texts without an error:
 * Jackson parses the whole text.
 */
final class SlowJsonRows {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonParser parser;
  private final List<Found> rows = new ArrayList<>();

  private SlowJsonRows(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * A row.
   *
   * @param row its place and values
   * @param end where it ends in the text
   */
  record Found(Row.Values row, int end) {}

  /**
   * Returns the rows of a text.
   *
   * @param isSplit whether top-level objects have the rows under {@code page.rows}
   */
  static List<Found> of(String text, boolean isSplit) {
    try (JsonParser parser = JSON.createParser(text)) {
      SlowJsonRows all = new SlowJsonRows(parser);
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          all.addElements();
        } else if (isSplit) {
          all.addSplit();
        } else {
          all.add(Place.line(all.line()));
        }
      }
      return all.rows;
    }
  }

  private void addElements() {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      add(Place.element(line(), index));
    }
  }

  private void addSplit() {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("page")) {
        addSplit();
      } else if (name.equals("rows") && value == JsonToken.START_ARRAY) {
        addElements();
      } else {
        parser.skipChildren();
      }
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void add(Place place) {
    Map<String, Object> values = parser.readValueAs(new TypeReference<>() {});
    int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
    rows.add(new Found(new Row.Values(place, values), end));
  }
}
