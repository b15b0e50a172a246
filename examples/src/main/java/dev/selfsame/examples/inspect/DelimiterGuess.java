package dev.selfsame.examples.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A guess at the delimiter and the quote of a table.
 *
 * <p>The right delimiter cuts the rows into the same number of cells, the first one included; of
 * several such, it is the one that gives more cells.
 *
 * @param delimiter the delimiter; a comma if there is one column only
 * @param quote the quote, or {@link CellSplitter#UNQUOTED}
 * @param columns how many cells rows have
 * @param evenRows the share of rows that have so many, and quotes where they should be
 */
record DelimiterGuess(char delimiter, char quote, int columns, double evenRows) {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|', '^', '~', ':');
  private static final List<Character> QUOTES = List.of('"', '\'', CellSplitter.UNQUOTED);
  private static final int MOST_ROWS = 500;
  private static final double FEWEST_EVEN_ROWS = 0.6;
  private static final double FIRST_ROW_DIFFERS = 0.7;
  private static final double UNUSUAL_DELIMITER = 0.8;
  private static final double OTHER_DELIMITER = 0.7;
  private static final double UNUSUAL_QUOTE = 0.97;

  /**
   * Returns the guess for a text.
   *
   * @param text the first rows; the last one may be cut off unless it is all
   * @param isAll whether it is all
   */
  static DelimiterGuess of(String text, boolean isAll) {
    DelimiterGuess best = new DelimiterGuess(',', '"', 1, 1);
    double highest = 0;
    for (char delimiter : DELIMITERS) {
      for (char quote : QUOTES) {
        if (quote == '\'' && !isAround(text, delimiter)) {
          continue;
        }
        CellSplitter.Rows split = new CellSplitter(delimiter, quote).rows(text, MOST_ROWS);
        boolean isCutOff = !isAll && split.rows().size() > 1 && split.rows().size() < MOST_ROWS;
        List<List<String>> rows =
            isCutOff ? split.rows().subList(0, split.rows().size() - 1) : split.rows();
        DelimiterGuess guess = of(rows, split.faults(), delimiter, quote);
        double score = guess.columns < 2 ? 0 : guess.score(rows);
        if (score > highest) {
          highest = score;
          best = guess;
        }
      }
    }
    return best;
  }

  /** Returns this guess with another quote, or with none. */
  DelimiterGuess withQuote(Optional<Character> other) {
    return new DelimiterGuess(delimiter, other.orElse(CellSplitter.UNQUOTED), columns, evenRows);
  }

  /** Returns whether apostrophes are around cells. */
  private static boolean isAround(String text, char delimiter) {
    return text.contains("'" + delimiter + "'");
  }

  /** Returns whether commas may separate decimals, and something else the cells. */
  private static boolean haveOtherDelimiter(List<List<String>> rows) {
    return Stream.of(";", "\t", "|")
        .anyMatch(
            other ->
                rows.stream().allMatch(row -> row.stream().anyMatch(cell -> cell.contains(other))));
  }

  private static DelimiterGuess of(
      List<List<String>> rows, int faults, char delimiter, char quote) {
    Map<Integer, Long> sizes =
        rows.stream().collect(Collectors.groupingBy(List::size, Collectors.counting()));
    return sizes.entrySet().stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(
            size ->
                new DelimiterGuess(
                    delimiter,
                    quote,
                    size.getKey(),
                    Math.max(0, size.getValue() - faults) / (double) rows.size()))
        .orElse(new DelimiterGuess(delimiter, quote, 1, 1));
  }

  private double score(List<List<String>> rows) {
    if (evenRows < FEWEST_EVEN_ROWS) {
      return 0;
    }
    double score = evenRows * evenRows * (1 + Math.log(columns) / 4);
    score *= rows.get(0).size() == columns ? 1 : FIRST_ROW_DIFFERS;
    score *= delimiter == ':' || delimiter == '~' || delimiter == '^' ? UNUSUAL_DELIMITER : 1;
    score *= delimiter == ',' && haveOtherDelimiter(rows) ? OTHER_DELIMITER : 1;
    return quote == '"' ? score : score * UNUSUAL_QUOTE;
  }
}
