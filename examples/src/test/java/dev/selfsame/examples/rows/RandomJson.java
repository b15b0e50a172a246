package dev.selfsame.examples.rows;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of random JSON rows, in any layout and charset.
 *
 * @param random decided, and decides on
 * @param layout how the rows are laid out
 * @param rows the rows
 * @param lineEnd what lines end with
 * @param text the text
 * @param charset the charset of the file
 * @param mark the byte order mark at its start, or nothing
 */
record RandomJson(
    Random random,
    Layout layout,
    List<Map<String, Object>> rows,
    String lineEnd,
    String text,
    Charset charset,
    String mark) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\n",
          "\r",
          "a",
          "\u00e9",
          "\u20ac",
          "\uD83D\uDE00",
          "\uFFFD",
          "\uFEFF",
          "\u0000",
          "\u0085",
          "},{",
          "\"}]",
          "\\\"",
          " ");

  /** How the rows of a file are laid out. */
  enum Layout {
    LINES,
    ARRAY,
    CONCATENATED,
    /** Under {@code page.rows} of an object of several lines. */
    IN_OBJECT
  }

  static RandomJson of(long seed) {
    Random random = new Random(seed);
    Layout layout = Layout.values()[random.nextInt(Layout.values().length)];
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    Values values = new Values(random);
    List<Map<String, Object>> rows = values.rows();
    String text = values.text(rows, layout, lineEnd);
    Charset charset = List.of(UTF_8, UTF_16LE, UTF_16BE).get(random.nextInt(3));
    String mark = !charset.equals(UTF_8) || random.nextBoolean() ? "\uFEFF" : "";
    return new RandomJson(random, layout, rows, lineEnd, text, charset, mark);
  }

  /** Returns the bytes of the file. */
  byte[] bytes() {
    return (mark + text).getBytes(charset);
  }

  /** Returns how many bytes of the file come before a position in the text. */
  int bytesBefore(int position) {
    return (mark + text.substring(0, position)).getBytes(charset).length;
  }

  /** Random values. */
  private record Values(Random random) {

    List<Map<String, Object>> rows() {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        rows.add(object(3));
      }
      if (!rows.isEmpty()) {
        rows.get(0).put("first", text()); // Else the first line may be an object: {}.
      }
      return rows;
    }

    private Map<String, Object> object(int depth) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        object.put(text(), value(depth - 1));
      }
      return object;
    }

    private Object value(int depth) {
      return switch (random.nextInt(depth > 0 ? 6 : 4)) {
        case 0 -> random.nextInt(1000);
        case 1 -> random.nextBoolean();
        case 4 -> object(depth);
        case 5 -> List.of(value(depth - 1), value(depth - 1));
        default -> text();
      };
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(5); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      return text.toString();
    }

    String text(List<Map<String, Object>> rows, Layout layout, String lineEnd) {
      boolean isPretty = layout != Layout.LINES && random.nextBoolean();
      ObjectWriter writer = isPretty ? JSON.writerWithDefaultPrettyPrinter() : JSON.writer();
      String between = layout == Layout.LINES || isPretty ? "\n" : random.nextBoolean() ? " " : "";
      String text =
          switch (layout) {
            case LINES, CONCATENATED ->
                rows.stream()
                    .map(writer::writeValueAsString)
                    .collect(Collectors.joining(between, "", random.nextBoolean() ? between : ""));
            case ARRAY -> writer.writeValueAsString(rows);
            case IN_OBJECT -> "{\n" + writer.writeValueAsString(around(rows)).substring(1);
          };
      return text.replace(System.lineSeparator(), "\n").replace("\n", lineEnd);
    }

    private Map<String, Object> around(List<Map<String, Object>> rows) {
      Map<String, Object> page = new LinkedHashMap<>();
      addSome(page);
      page.put("rows", rows);
      addSome(page);
      Map<String, Object> around = new LinkedHashMap<>();
      around.put("rows", "none");
      around.put("page", page);
      addSome(around);
      return around;
    }

    private void addSome(Map<String, Object> object) {
      for (int i = random.nextInt(3); i > 0; i--) {
        object.put("other " + text(), value(3));
      }
    }
  }
}
