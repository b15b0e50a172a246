package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Row;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.util.List;
import java.util.Optional;

/** The rows of a file that has fragments as the library writes them. */
final class OwnRows implements RowParser {

  @Override
  public List<ReadRow> parse(Row row) {
    return List.of(new ReadRow(row.place(), outcome(row)));
  }

  private static Outcome outcome(Row row) {
    if (!(row instanceof Row.Text text)) {
      return unreadable(row);
    }
    Reading reading = FragmentJson.read(text.text());
    if (reading instanceof Reading.Read read) {
      return new Outcome.Mapped(read.fragment(), List.of());
    }
    Reading.Failed failed = (Reading.Failed) reading;
    return new Outcome.Refused(failed.reason(), Optional.empty(), failed.message());
  }

  /** Returns the outcome of a row that is not understood. */
  static Outcome unreadable(Row row) {
    Row.Unreadable bad = (Row.Unreadable) row;
    return new Outcome.Refused(bad.reason(), Optional.empty(), bad.message());
  }
}
