package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.json.FragmentJson.Reading.Failed;
import dev.selfsame.profile.RejectionReason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The rows of a CSV file after its header, made into fragments as a mapping says. */
final class CsvRowParser implements RowParser {
  private final CsvColumns columns;

  private CsvRowParser(CsvColumns columns) {
    this.columns = columns;
  }

  /**
   * Reads the header.
   *
   * @param rows the rows of the file, of which the first is taken
   * @param now what times must not lie too far ahead of
   * @throws JobException if the header cannot be read, or lacks a column that the mapping names
   */
  static CsvRowParser afterHeader(RowSplitter rows, CsvMapping mapping, Instant now)
      throws IOException {
    return new CsvRowParser(mapping.bind(header(rows, mapping.file()), now));
  }

  private static List<String> header(RowSplitter rows, String file) throws IOException {
    RawRow row = rows.next();
    if (row == null) {
      throw new JobException("%s is empty. Its first row must name the columns.".formatted(file));
    }
    List<String> header = row instanceof RawRow.Text text ? CsvCells.of(text.text()) : null;
    if (header == null) {
      throw new JobException(
          "The first row of %s must name the columns, and cannot be read. %s"
              .formatted(
                  file,
                  row instanceof RawRow.Unreadable bad ? bad.message() : "Save it as CSV anew."));
    }
    return header;
  }

  @Override
  public Reading parse(String text) {
    List<String> cells = CsvCells.of(text);
    if (cells == null) {
      return new Failed(
          RejectionReason.MALFORMED_ROW, "The row is no CSV. Quote cells with commas or quotes.");
    }
    if (cells.size() != columns.count()) {
      return new Failed(
          RejectionReason.MALFORMED_ROW,
          "The row has %d cells, the header %d. Quote cells with commas or line ends in them."
              .formatted(cells.size(), columns.count()));
    }
    return columns.fragment(cells);
  }
}
