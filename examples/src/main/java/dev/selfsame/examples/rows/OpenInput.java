package dev.selfsame.examples.rows;

import dev.selfsame.examples.JobException;
import dev.selfsame.profile.RejectionReason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being read: its rows, one after another.
 *
 * <pre>{@code
 * try (OpenInput file = input.open(FileFormat.ofName(input.name()))) {
 *   for (Row row = file.next(); row != null; row = file.next()) {
 *     if (file.values(row) instanceof Row.Values values) {
 *       System.out.println(values.values().keySet());
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>One thread at a time can take rows; what a row means can be asked by any number of threads.
 */
public final class OpenInput implements Closeable {
  private final PeekStream bytes;
  private final Charset charset;
  private final RowSource rows;
  private final @Nullable CsvTable table;
  private boolean ended;

  private OpenInput(PeekStream bytes, Charset charset, RowSource rows, @Nullable CsvTable table) {
    this.bytes = bytes;
    this.charset = charset;
    this.rows = rows;
    this.table = table;
  }

  /**
   * Opens a stream, and reads the header of a table.
   *
   * @throws JobException if the header cannot be read
   */
  static OpenInput open(String name, InputStream in, FileFormat format) throws IOException {
    try {
      return openOrLeave(name, new PeekStream(in), format);
    } catch (Throwable e) {
      in.close();
      throw e;
    }
  }

  private static OpenInput openOrLeave(String name, PeekStream bytes, FileFormat format)
      throws IOException {
    PeekStream content = new PeekStream(Gunzip.ofAny(bytes));
    Charset charset =
        ByteOrderMark.charset(content.peek(ByteOrderMark.LENGTH))
            .or(format::charset)
            .orElse(StandardCharsets.UTF_8);
    ByteWindow window = ByteWindow.open(utf8(content, charset));
    RowDecoder decoder = new RowDecoder(charset);
    JsonLayout layout = new JsonLayout(window);
    boolean isJson = format.form().isPresent() ? format.form().get() == Form.JSON : layout.isJson();
    if (isJson) {
      RowSource rows =
          layout.isLines() || (Form.isLinesByName(name) && layout.isFirstObjectOpen())
              ? RowSplitter.lines(window, decoder)
              : new JsonElements(window, decoder, format.each());
      return new OpenInput(bytes, charset, rows, null);
    }
    RowSource rows = RowSplitter.csv(window, decoder, format);
    return new OpenInput(bytes, charset, rows, CsvTable.open(name, rows, format));
  }

  private static InputStream utf8(InputStream in, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, charset);
  }

  /** Returns the form of the rows. */
  public Form form() {
    return table == null ? Form.JSON : Form.CSV;
  }

  /** Returns the charset of the file. */
  public Charset charset() {
    return charset;
  }

  /** Returns the names of the columns of a table in their order; empty for JSON. */
  public List<String> columns() {
    return table == null ? List.of() : table.columns();
  }

  /** Returns how many bytes of the file were read so far. */
  public long bytesRead() {
    return bytes.count();
  }

  /**
   * Returns the next row, a {@link Row.Text} or {@link Row.Unreadable}, or null after the last one.
   *
   * @throws IOException if the file cannot be read on
   */
  public @Nullable Row next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      return rows.next();
    } catch (DamagedException e) {
      ended = true;
      return new Row.Unreadable(
          rows.place(),
          table == null ? RejectionReason.MALFORMED_JSON : RejectionReason.MALFORMED_ROW,
          String.valueOf(e.getMessage()));
    }
  }

  /** Returns the cells of a row of a table; other rows are returned as they are. */
  public Row parse(Row row) {
    return table != null && row instanceof Row.Text text ? table.parse(text) : row;
  }

  /** Returns the values of a row, or an unreadable one. */
  public Row values(Row row) {
    Row parsed = parse(row);
    return parsed instanceof Row.Text text ? JsonRow.values(text) : parsed;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
