package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.NumberStats.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A guess whether the first row of a table has the names of its columns.
 *
 * <p>It has not if it has values such as numbers, dates or addresses, or the same texts as other
 * rows. It has if its words are those of names.
 *
 * @param isHeader whether the first row has the names
 * @param isSure whether something tells so
 */
record HeaderGuess(boolean isHeader, boolean isSure) {
  private static final int LONGEST_NAME = 80;

  /** Returns the guess for the first rows of a table. */
  static HeaderGuess of(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return new HeaderGuess(true, false);
    }
    List<String> first = rows.get(0);
    long values = first.stream().filter(HeaderGuess::isValue).count();
    long names = first.stream().filter(HeaderGuess::isName).count();
    long repeated = repeated(rows);
    boolean areNamesOfValues = differs(rows, HeaderGuess::isName);
    if (areNamesOfValues || (values == 0 && names > 0 && names >= repeated)) {
      return new HeaderGuess(true, true);
    }
    if (values > names || repeated > names) {
      return new HeaderGuess(false, values > 0 || repeated > 1);
    }
    return new HeaderGuess(true, names > 0 || differs(rows, cell -> !isValue(cell)));
  }

  /** Returns whether a cell is nothing that a column would be called. */
  private static boolean isValue(String cell) {
    if (cell.isEmpty()) {
      return false;
    }
    KnownForms forms = new KnownForms();
    forms.add(cell);
    DateStats dates = new DateStats();
    dates.add(cell);
    return forms.emails() + forms.uuids() + forms.hashes() > 0
        || NumberStats.form(cell) != Form.NONE
        || dates.dates(DayOrder.UNKNOWN).isPresent()
        || NullTexts.isOne(cell)
        || cell.length() > LONGEST_NAME;
  }

  private static boolean isName(String cell) {
    ColumnName name = ColumnName.of(cell);
    for (Hint hint : Hint.values()) {
      if (name.has(hint) && !isValue(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many cells of the first row are the same in another row of the column. */
  private static long repeated(List<List<String>> rows) {
    long repeated = 0;
    for (int column = 0; column < rows.get(0).size(); column++) {
      Set<String> others = new HashSet<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        if (column < row.size()) {
          others.add(row.get(column));
        }
      }
      String cell = rows.get(0).get(column);
      repeated += !cell.isEmpty() && others.contains(cell) ? 1 : 0;
    }
    return repeated;
  }

  /** Returns whether a column has values, and above them a cell of a certain kind. */
  private static boolean differs(List<List<String>> rows, Predicate<String> isLabel) {
    List<String> first = rows.get(0);
    return IntStream.range(0, first.size())
        .filter(column -> isLabel.test(first.get(column)))
        .anyMatch(column -> Share.isMost(values(rows, column), rows.size() - 1L));
  }

  private static long values(List<List<String>> rows, int column) {
    return rows.subList(1, rows.size()).stream()
        .filter(row -> column < row.size() && isValue(row.get(column)))
        .count();
  }
}
