package dev.selfsame.examples.unify;

import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of NDJSON: one fragment a line. */
final class JsonRowReader implements RowReader {
  private final RowSplitter rows;

  JsonRowReader(RowSplitter rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable Row next() throws IOException {
    RawRow row = rows.next();
    if (row instanceof RawRow.Text text) {
      return new Row(text.line(), FragmentJson.read(text.text()));
    }
    if (row instanceof RawRow.Unreadable bad) {
      return new Row(bad.line(), new Reading.Failed(bad.reason(), bad.message()));
    }
    return null;
  }

  @Override
  public long bytesRead() {
    return rows.bytesRead();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
