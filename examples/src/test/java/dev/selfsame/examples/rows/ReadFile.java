package dev.selfsame.examples.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A file that is read as a whole: all its rows, with what is in them. */
record ReadFile(List<Row> rows) {

  static ReadFile of(String name, InputStream in) throws IOException {
    return of(FileFormat.ofName(name), in);
  }

  static ReadFile of(FileFormat format, InputStream in) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (OpenInput file = Input.once(Input.STANDARD, () -> in).open(format)) {
      for (Row row = file.next(); row != null; row = file.next()) {
        rows.add(file.values(row));
      }
      assertThat(file.next()).as("after the last row").isNull();
    }
    return new ReadFile(rows);
  }

  /** Returns each row as its place and values, or the reason why there are none. */
  List<String> texts() {
    return rows.stream().map(ReadFile::text).toList();
  }

  static String text(Row row) {
    String index = row.place().index().isPresent() ? "#" + row.place().index().getAsLong() : "";
    Object content =
        row instanceof Row.Values values
            ? values.values()
            : row instanceof Row.Unreadable bad ? bad.reason() : row;
    return row.place().line() + index + " " + content;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
