package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Form;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.OpenInput;
import dev.selfsame.examples.rows.Row;
import dev.selfsame.json.FragmentMapping;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An input that is being read, and what its rows mean.
 *
 * @param name the name of the file
 * @param rows the rows that were not taken yet
 * @param parser what the rows mean
 */
record MappedInput(String name, OpenInput rows, RowParser parser) implements AutoCloseable {

  /**
   * Opens an input, and reads the header of a table.
   *
   * @param now what times must not lie too far ahead of, as a mapping says
   * @throws JobException if the input cannot be read, lacks a column that the settings name, or is
   *     a table that they do not map
   */
  static MappedInput open(Input input, UnifySettings settings, Instant now) {
    String name = input.name();
    OpenInput rows = input.open(settings.format(name));
    try {
      Optional<FragmentMapping> mapping = settings.mapping(name);
      if (rows.form() == Form.CSV) {
        HeaderCheck.check(name, rows.columns(), mapping.orElseThrow(() -> notMapped(name)));
      }
      RowParser parser = mapping.isPresent() ? new MappedRows(mapping.get(), now) : new OwnRows();
      return new MappedInput(name, rows, parser);
    } catch (Throwable e) {
      close(rows);
      throw e;
    }
  }

  private static JobException notMapped(String file) {
    return new JobException(
        "The settings do not say what the columns of %s mean. Add it to 'inputs'.".formatted(file));
  }

  /** Parses a row of this input, on any thread. */
  List<ReadRow> parse(Row row) {
    return parser.parse(rows.parse(row));
  }

  @Override
  public void close() {
    close(rows);
  }

  private static void close(OpenInput rows) {
    try {
      rows.close();
    } catch (IOException e) {
      // All that was wanted has been read.
    }
  }
}
