package dev.selfsame.examples.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The form of a file in words. */
final class FormText {
  private FormText() {}

  static String form(FileForm form) {
    List<String> parts = new ArrayList<>();
    form.json().ifPresentOrElse(layout -> parts.add(json(layout)), () -> addTable(form, parts));
    if (form.isCompressed()) {
      parts.add("compressed");
    }
    return String.join(", ", parts);
  }

  private static String json(JsonLayout layout) {
    return switch (layout.kind()) {
      case OBJECTS -> "JSON, objects one after another";
      case ARRAY -> "JSON, an array of objects";
      case NESTED -> "JSON, objects in the array '%s'".formatted(layout.each().orElse(""));
    };
  }

  private static void addTable(FileForm form, List<String> parts) {
    DelimiterGuess table = form.table();
    parts.add(
        table.columns() == 1
            ? "CSV, one column"
            : "CSV, %d columns, separated by %s"
                .formatted(table.columns(), delimiter(table.delimiter())));
    if (table.quote() == CellSplitter.UNQUOTED) {
      parts.add("quotes are part of the text");
    } else if (table.quote() != '"') {
      parts.add("quoted with " + table.quote());
    }
    String names = form.header().isHeader() ? "names in the first row" : "no names";
    parts.add(form.header().isSure() ? names : names + " (perhaps)");
  }

  static String delimiter(char delimiter) {
    return switch (delimiter) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      case '|' -> "bars";
      default -> "'" + delimiter + "'";
    };
  }

  static String charset(CharsetGuess guess) {
    if (guess.certainty() == CharsetGuess.Certainty.ASCII) {
      return "ASCII, so any";
    }
    String name = guess.charset().name();
    if (guess.hasMark()) {
      return name + ", by its byte order mark";
    }
    return switch (guess.certainty()) {
      case LIKELY -> name + ", likely";
      case GUESSED -> name + ", a guess";
      default -> guess.charset().equals(StandardCharsets.UTF_8) ? name + ", valid" : name;
    };
  }
}
