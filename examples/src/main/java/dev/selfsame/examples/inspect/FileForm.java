package dev.selfsame.examples.inspect;

import com.google.common.collect.ImmutableList;
import dev.selfsame.examples.rows.FileFormat;
import dev.selfsame.examples.rows.Form;
import dev.selfsame.json.RowFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The form of a file, as its first bytes tell.
 *
 * @param isCompressed whether it is compressed
 * @param charset the charset
 * @param json the layout of JSON; empty if the file is a table
 * @param table the delimiter and quote of a table
 * @param header whether the first row has the names of the columns
 * @param columns the names of the columns of a table: those of the first row, or made-up ones
 */
record FileForm(
    boolean isCompressed,
    CharsetGuess charset,
    Optional<JsonLayout> json,
    DelimiterGuess table,
    HeaderGuess header,
    ImmutableList<String> columns) {
  private static final int MOST_ROWS = 100;
  private static final String NUMBERED = "column_";

  static FileForm of(FileSample sample) {
    CharsetGuess charset = sample.charset();
    String text = sample.text(charset);
    Optional<JsonLayout> json = JsonLayout.of(text);
    String tableText = json.isPresent() ? "" : text;
    DelimiterGuess table = DelimiterGuess.of(tableText, sample.isAll());
    List<List<String>> rows =
        new CellSplitter(table.delimiter(), table.quote()).rows(tableText, MOST_ROWS).rows();
    HeaderGuess header = HeaderGuess.of(rows);
    if (!rows.isEmpty() && header.isHeader()) {
      return new FileForm(
          sample.isCompressed(), charset, json, table, header, ImmutableList.copyOf(rows.get(0)));
    }
    int count = rows.stream().mapToInt(List::size).max().orElse(0);
    Optional<RowFormat> known = Feed.ofTable(count);
    return new FileForm(
        sample.isCompressed(),
        charset,
        json,
        known.map(format -> table.withQuote(format.quote())).orElse(table),
        header,
        known.map(RowFormat::header).map(ImmutableList::copyOf).orElseGet(() -> numbered(count)));
  }

  private static ImmutableList<String> numbered(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> NUMBERED + i)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns whether the first row of a table has no names. */
  boolean isNameless() {
    return json.isEmpty() && !header.isHeader();
  }

  /** Returns whether the columns of a table have numbers for names. */
  boolean isNumbered() {
    return isNameless() && columns.get(0).startsWith(NUMBERED);
  }

  /** Returns whether the name of a file does not tell that it has this form. */
  boolean mustBeNamed(String file) {
    return !Form.ofName(file).equals(Optional.of(form()));
  }

  private Form form() {
    return json.isPresent() ? Form.JSON : Form.CSV;
  }

  /** Returns whether a table has another delimiter than the name of its file tells. */
  boolean hasUnusualDelimiter(String file) {
    return table.delimiter() != FileFormat.ofName(file).delimiter();
  }

  /** Returns the format with which to read a file of this name. */
  FileFormat format(String file) {
    return new FileFormat(
        Optional.of(form()),
        table.delimiter(),
        table.quote() == CellSplitter.UNQUOTED ? Optional.empty() : Optional.of(table.quote()),
        FileFormat.ofName(file).maxCellLines(),
        isNameless() ? columns : List.of(),
        Optional.of(charset.charset()),
        json.flatMap(JsonLayout::each));
  }
}
