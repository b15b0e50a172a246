package dev.selfsame.examples.inspect;

import dev.selfsame.examples.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The findings about a file and its draft as text for people, in lines of 100 columns. */
final class FileReport {
  private static final int WIDTH = 100;
  private static final int MARGIN = 12;
  private static final int[] WIDTHS = {24, 4, 9, 21, 17, 15};
  private static final String CUT = "\u2026";

  private final FileFindings file;
  private final Remarks remarks;
  private final List<String> trial;
  private final boolean showsValues;
  private final StringBuilder text = new StringBuilder();

  /**
   * Makes the report of a file.
   *
   * @param trial how its first rows fared under its draft
   * @param showsValues whether to show values in the place of their shapes
   */
  FileReport(InspectedFile inspected, List<String> trial, boolean showsValues) {
    this.file = inspected.findings();
    this.remarks = inspected.draft().remarks();
    this.trial = trial;
    this.showsValues = showsValues;
  }

  /** Returns the text; its last line is blank. */
  String text() {
    headline();
    table();
    list("notes", new ColumnNotes(file).notes());
    List<String> reasons = new ArrayList<>(remarks.reasons());
    reasons.addAll(trial);
    list("draft", reasons);
    list("questions", remarks.questions());
    return text.toString();
  }

  private void headline() {
    String name = PlainText.plain(file.name());
    text.append(name).append('\n').append("\u2550".repeat(name.length())).append('\n');
    section("form", FormText.form(file.form()));
    section("charset", FormText.charset(file.form().charset()));
    section("rows", rows());
    if (file.hasDecimalComma()) {
      section("numbers", "with a decimal comma");
    }
    Map<String, Long> nullTexts = nullTexts();
    if (!nullTexts.isEmpty()) {
      section(
          "no value",
          nullTexts.entrySet().stream()
              .map(each -> each.getKey() + " (%,d)".formatted(each.getValue()))
              .collect(Collectors.joining(", ")));
    }
    file.feed().ifPresent(feed -> section("feed", "its keys are those of " + feed.mapping()));
    text.append('\n');
  }

  private String rows() {
    StringBuilder rows = new StringBuilder("%,d".formatted(file.rows()));
    if (!file.isAll()) {
      rows.append(", the first ones; --rows reads more");
    }
    file.unreadable()
        .forEach((reason, count) -> rows.append("; %,d unreadable, %s".formatted(count, reason)));
    return rows.toString();
  }

  private Map<String, Long> nullTexts() {
    Map<String, Long> texts = new TreeMap<>();
    file.columns()
        .forEach(
            column ->
                column
                    .stats()
                    .nullTexts()
                    .forEach((each, count) -> texts.merge(each, count, Long::sum)));
    return texts;
  }

  private void table() {
    if (file.columns().isEmpty()) {
      return;
    }
    line("column", "full", "different", "type", "looks like", showsValues ? "values" : "shape");
    for (int width : WIDTHS) {
      text.append("\u2500".repeat(width)).append("  ");
    }
    endLine();
    for (Column column : file.columns()) {
      line(
          column.path(),
          ColumnTexts.filled(column, file.rows()),
          ColumnTexts.distinct(column),
          ColumnTexts.type(column),
          ColumnTexts.meaning(column),
          showsValues ? String.join(" | ", column.stats().samples()) : column.stats().shape());
    }
    if (file.hasMorePaths()) {
      text.append("and more: only the first ")
          .append(RowStats.MOST_PATHS)
          .append(" paths were followed\n");
    }
    text.append('\n');
  }

  private void line(String... cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = cut(PlainText.plain(cells[i]), WIDTHS[i], i == 0);
      String padding = " ".repeat(WIDTHS[i] - cell.length());
      boolean isNumber = i == 1 || i == 2;
      text.append(isNumber ? padding + cell : cell + padding).append("  ");
    }
    endLine();
  }

  /** Cuts a cell at its end, or in its middle, since paths differ at their ends. */
  private static String cut(String cell, int width, boolean isPath) {
    if (cell.length() <= width) {
      return cell;
    }
    int end = isPath ? (width - 1) / 2 : 0;
    return cell.substring(0, width - 1 - end) + CUT + cell.substring(cell.length() - end);
  }

  private void endLine() {
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }

  private void section(String label, String content) {
    String start = "  " + label;
    for (String line : PlainText.wrap(PlainText.plain(content), WIDTH - MARGIN)) {
      text.append(start).append(" ".repeat(MARGIN - start.length())).append(line).append('\n');
      start = "";
    }
  }

  private void list(String title, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    text.append(title).append('\n');
    for (String item : items) {
      String start = "  - ";
      for (String line : PlainText.wrap(PlainText.plain(item), WIDTH - start.length())) {
        text.append(start).append(line).append('\n');
        start = "    ";
      }
    }
    text.append('\n');
  }
}
