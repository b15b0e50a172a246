package dev.selfsame.examples.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * A splitter of the first rows of a table, for trying delimiters and quotes on them.
 *
 * <p>It reads any text: a quoted cell that is not closed reaches to the end, and what comes behind
 * a closing quote belongs to the cell. Such cells are faults.
 *
 * @param delimiter the character between cells
 * @param quote the character around cells, or 0 if cells are not quoted
 */
record CellSplitter(char delimiter, char quote) {
  static final char UNQUOTED = 0;

  /**
   * The first rows.
   *
   * @param rows their cells, trimmed; blank lines are left out
   * @param faults how many cells have quotes that do not close as they should
   */
  record Rows(List<List<String>> rows, int faults) {}

  /** Returns the first rows of a text. */
  Rows rows(String text, int mostRows) {
    List<List<String>> rows = new ArrayList<>();
    int faults = 0;
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (at <= text.length() && rows.size() < mostRows) {
      StringBuilder cell = new StringBuilder();
      int end = cell(text, at, cell);
      faults += isFault(text, at, end) ? 1 : 0;
      at = end;
      cells.add(cell.toString().strip());
      boolean isEndOfRow = at >= text.length() || text.charAt(at) != delimiter;
      if (isEndOfRow) {
        if (cells.size() > 1 || !cells.get(0).isEmpty()) {
          rows.add(List.copyOf(cells));
        }
        cells.clear();
      }
      at++;
    }
    return new Rows(rows, faults);
  }

  /** Returns whether a cell starts with a quote, and does not end with one. */
  private boolean isFault(String text, int start, int end) {
    String cell = text.substring(Math.min(start, end), end).strip();
    return quote != UNQUOTED
        && cell.length() > 0
        && cell.charAt(0) == quote
        && (cell.length() == 1 || cell.charAt(cell.length() - 1) != quote);
  }

  /** Reads a cell, and returns where its delimiter or line end is. */
  private int cell(String text, int start, StringBuilder cell) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ' && delimiter != ' ') {
      at++;
    }
    if (quote != UNQUOTED && at < text.length() && text.charAt(at) == quote) {
      at = quoted(text, at + 1, cell);
    }
    while (at < text.length() && !isEnd(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return at;
  }

  private boolean isEnd(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  /** Reads to the closing quote, and returns the place after it. */
  private int quoted(String text, int start, StringBuilder cell) {
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        cell.append(c);
        at++;
      } else {
        return at;
      }
    }
    return at;
  }
}
