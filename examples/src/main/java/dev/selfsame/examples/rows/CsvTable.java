package dev.selfsame.examples.rows;

import dev.selfsame.examples.JobException;
import dev.selfsame.profile.RejectionReason;
import java.io.IOException;
import java.util.List;

/**
 * The columns of a file of CSV, and the cells of its rows. Safe for use by any number of threads.
 */
final class CsvTable {
  private final CsvCells cells;
  private final CsvHeader header;
  private final String delimiterName;

  private CsvTable(CsvCells cells, List<String> columns, FileFormat format) {
    this.cells = cells;
    this.header = new CsvHeader(columns);
    this.delimiterName = format.delimiterName();
  }

  /**
   * Returns the table of a file, of which the first row is taken if it has the names of the
   * columns.
   *
   * @throws JobException if that row cannot be read
   */
  static CsvTable open(String file, RowSource rows, FileFormat format) throws IOException {
    CsvCells cells = new CsvCells(format);
    List<String> columns = format.header().isEmpty() ? header(file, rows, cells) : format.header();
    return new CsvTable(cells, columns, format);
  }

  private static List<String> header(String file, RowSource rows, CsvCells cells)
      throws IOException {
    Row row = rows.next();
    if (row == null) {
      throw new JobException("%s is empty. Its first row must name the columns.".formatted(file));
    }
    List<String> header = row instanceof Row.Text text ? cells.of(text.text()) : null;
    if (header == null) {
      throw new JobException(
          "The first row of %s must name the columns, and cannot be read. %s"
              .formatted(
                  file,
                  row instanceof Row.Unreadable bad ? bad.message() : "Save it as CSV anew."));
    }
    return header;
  }

  /** Returns the names of the columns, in their order. */
  List<String> columns() {
    return header.columns();
  }

  /** Returns the cells of a row by the names of their columns, or an unreadable row. */
  Row parse(Row.Text row) {
    List<String> values = cells.of(row.text());
    if (values == null) {
      return malformed(
          row, "The row is no CSV. Quote cells with a %s or quotes.".formatted(delimiterName));
    }
    if (values.size() != header.columns().size()) {
      return malformed(
          row,
          "The row has %,d cells, the header %,d. Quote cells with a %s or line end in them."
              .formatted(values.size(), header.columns().size(), delimiterName));
    }
    return new Row.Values(row.place(), header.values(values));
  }

  private static Row malformed(Row row, String message) {
    return new Row.Unreadable(row.place(), RejectionReason.MALFORMED_ROW, message);
  }
}
