package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Row;
import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.FragmentMapping.LeftOut;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file that a mapping of the settings makes fragments of. */
final class MappedRows implements RowParser {
  private final FragmentMapping mapping;
  private final FragmentMapping ofElements;
  private final String each;
  private final Instant now;

  /**
   * Creates a parser.
   *
   * @param now what times must not lie too far ahead of
   */
  MappedRows(FragmentMapping mapping, Instant now) {
    this.mapping = mapping;
    this.ofElements = mapping.each().isPresent() ? mapping.forElements() : mapping;
    this.each = mapping.each().orElse("");
    this.now = now;
  }

  @Override
  public List<ReadRow> parse(Row row) {
    if (row instanceof Row.Text text && text.element()) {
      String place = "%s[%d]".formatted(each, row.place().index().orElseThrow());
      return rows(row, ofElements.mapJson(text.text(), now), place + ".");
    }
    return rows(row, outcomes(row), "");
  }

  private List<Outcome> outcomes(Row row) {
    if (row instanceof Row.Text text) {
      return mapping.mapJson(text.text(), now);
    }
    return row instanceof Row.Values values
        ? mapping.map(values.values(), now)
        : List.of(OwnRows.unreadable(row));
  }

  /**
   * Returns rows of outcomes.
   *
   * @param prefix what stands before their paths
   */
  private static List<ReadRow> rows(Row row, List<Outcome> outcomes, String prefix) {
    List<ReadRow> rows = new ArrayList<>(outcomes.size());
    for (Outcome outcome : outcomes) {
      rows.add(new ReadRow(row.place(), prefix.isEmpty() ? outcome : below(prefix, outcome)));
    }
    return rows;
  }

  private static Outcome below(String prefix, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return new Outcome.Refused(
          refused.reason(), refused.path().map(prefix::concat), refused.message());
    } else if (outcome instanceof Outcome.Mapped mapped && !mapped.leftOut().isEmpty()) {
      return new Outcome.Mapped(
          mapped.fragment(),
          mapped.leftOut().stream()
              .map(value -> new LeftOut(prefix + value.path(), value.reason(), value.message()))
              .toList());
    }
    return outcome;
  }
}
