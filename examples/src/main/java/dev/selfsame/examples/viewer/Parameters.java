package dev.selfsame.examples.viewer;

import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentJson;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. Unknown and invalid ones are errors. */
final class Parameters {
  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Parses the query part of an address, in the form that browsers write.
   *
   * @throws ApiException if it is not encoded correctly
   */
  static Parameters parse(@Nullable String rawQuery) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (!pair.isEmpty()) {
          values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
      }
    }
    return new Parameters(values);
  }

  private static String decode(String text) {
    try {
      byte[] bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw ApiException.badRequest(
          "The address is not percent-encoded UTF-8. Encode each parameter, such as %3A for a colon.");
    }
  }

  /** Throws if there are parameters that a resource does not know. */
  Parameters only(String... known) {
    for (String name : values.keySet()) {
      if (!List.of(known).contains(name)) {
        throw ApiException.badRequest(
            known.length == 0
                ? "There are no parameters here. Leave them out."
                : "There is an unknown parameter. Use %s.".formatted(String.join(", ", known)));
      }
    }
    return this;
  }

  /** Returns a parameter, or null when it is left out or empty. */
  @Nullable String text(String name) {
    List<String> all = all(name);
    if (all.size() > 1) {
      throw ApiException.badRequest("'%s' is given twice. Give it once.".formatted(name));
    }
    return all.isEmpty() ? null : all.get(0);
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** Returns all values of a parameter that may be given more than once. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(text -> !text.isEmpty()).toList();
  }

  Identity identity(String name) {
    String text = text(name);
    if (text == null || text.indexOf(':') <= 0) {
      throw ApiException.badRequest(
          "'%s' is not an identity. Write NAMESPACE:VALUE, such as email:ada@example.com."
              .formatted(name));
    }
    return Identity.parse(text);
  }

  @Nullable Instant instant(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return FragmentJson.parseTimestamp(text);
    } catch (DateTimeException e) {
      throw ApiException.badRequest(
          "'%s' is neither an ISO instant nor a date. Write 2026-02-11T09:30:00Z or 2026-02-11."
              .formatted(name));
    }
  }

  /** Returns the number of elements that are asked for, up to a maximum. */
  int limit(int otherwise, int most) {
    return number("limit", otherwise, 1, most);
  }

  int number(String name, int otherwise, int least, int most) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw ApiException.badRequest(
        "'%s' is not an integer from %d to %d. Write one, or leave it out."
            .formatted(name, least, most));
  }

  boolean flag(String name) {
    String text = text(name, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw ApiException.badRequest("'%s' is neither true nor false. Write one.".formatted(name));
    }
    return text.equals("true");
  }
}
