package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people write it: what fits on a line is on one. */
final class PrettyJson {
  private static final int WIDTH = 96;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final StringBuilder text = new StringBuilder();

  private PrettyJson() {}

  /** Returns the text of plain maps, lists and scalars, without a line end behind it. */
  static String write(@Nullable Object value) {
    PrettyJson json = new PrettyJson();
    json.value(value, 0, 0);
    return json.text.toString();
  }

  /**
   * Writes a value.
   *
   * @param indent how far the line is indented
   * @param before how many characters are on the line already
   */
  private void value(@Nullable Object value, int indent, int before) {
    String line = line(value);
    boolean isEmpty = line.length() == 2;
    if (isEmpty || before + line.length() <= WIDTH) {
      text.append(line);
    } else if (value instanceof Map<?, ?> object) {
      List<String> keys = object.keySet().stream().map(key -> line(key) + ": ").toList();
      block('{', '}', keys, new ArrayList<>(object.values()), indent);
    } else if (value instanceof List<?> array) {
      List<String> noKeys = array.stream().map(each -> "").toList();
      block('[', ']', noKeys, new ArrayList<>(array), indent);
    } else {
      text.append(line);
    }
  }

  private void block(
      char start, char end, List<String> keys, List<@Nullable Object> values, int indent) {
    String inner = " ".repeat(indent + 2);
    text.append(start);
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "\n" : ",\n").append(inner).append(keys.get(i));
      value(values.get(i), indent + 2, inner.length() + keys.get(i).length());
    }
    text.append('\n').append(" ".repeat(indent)).append(end);
  }

  private static String line(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      List<String> members = new ArrayList<>();
      object.forEach((key, member) -> members.add(line(key) + ": " + line(member)));
      return "{" + String.join(", ", members) + "}";
    }
    if (value instanceof List<?> array) {
      return "[" + String.join(", ", array.stream().map(PrettyJson::line).toList()) + "]";
    }
    return JSON.writeValueAsString(value);
  }
}
