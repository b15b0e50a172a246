package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * An input that is being read: its rows, which one thread at a time can take, and their parser.
 *
 * @param name the name of the file
 * @param rows the rows that were not taken yet
 * @param parser what the rows mean
 */
record OpenInput(String name, RowSplitter rows, RowParser parser) implements Closeable {

  /** Returns the rows of NDJSON: one fragment a line. */
  static OpenInput lines(String name, InputStream in) {
    return new OpenInput(name, RowSplitter.lines(in), FragmentJson::read);
  }

  /**
   * Returns the rows of CSV after the header, which is read at once.
   *
   * @param now what times must not lie too far ahead of
   * @throws JobException if the header cannot be read, or lacks a column that the mapping names
   */
  static OpenInput csv(InputStream in, CsvMapping mapping, Instant now) throws IOException {
    RowSplitter rows = RowSplitter.csv(in, mapping.maxCellLines());
    try {
      return new OpenInput(mapping.file(), rows, CsvRowParser.afterHeader(rows, mapping, now));
    } catch (JobException | IOException e) {
      rows.close();
      throw e;
    }
  }

  /** Parses a row of this input, on any thread. */
  Row parse(RawRow row) {
    if (row instanceof RawRow.Text text) {
      return new Row(text.line(), parser.parse(text.text()));
    }
    RawRow.Unreadable bad = (RawRow.Unreadable) row;
    return new Row(bad.line(), new Reading.Failed(bad.reason(), bad.message()));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
