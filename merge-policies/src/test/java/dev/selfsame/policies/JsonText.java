package dev.selfsame.policies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a well-formed JSON text into the texts of its parts, so that a test can hand them on as they
 * stand.
 */
final class JsonText {
  private JsonText() {}

  /** {@return the elements of an array} */
  static List<String> elements(String array) {
    String text = array.strip();
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean inString = false;
    int start = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      }
      boolean atEnd = i == text.length() - 1;
      if (atEnd || (!inString && depth == 1 && c == ',')) {
        String part = text.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }

  /** {@return the values of an object by name} */
  static Map<String, String> members(String object) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String member : elements(object)) {
      int end = member.indexOf('"', 1);
      int colon = member.indexOf(':', end);
      members.put(member.substring(1, end), member.substring(colon + 1).strip());
    }
    return members;
  }

  /** {@return the text that a JSON string without escapes stands for} */
  static String unquoted(String string) {
    if (!string.startsWith("\"") || string.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("No plain string: " + string);
    }
    return string.substring(1, string.length() - 1);
  }

  static List<String> strings(String array) {
    return elements(array).stream().map(JsonText::unquoted).toList();
  }
}
