package dev.selfsame.examples.unify;

import dev.selfsame.examples.rows.Row;
import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.FragmentMapping.LeftOut;
import dev.selfsame.json.FragmentMapping.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Outcome> outcomes;
    if (row instanceof Row.Text text && text.element()) {
      String element = "%s[%d]".formatted(each, row.place().index().orElseThrow());
      outcomes =
          ofElements.mapJson(text.text(), now).stream()
              .map(outcome -> inElement(element, outcome))
              .toList();
    } else if (row instanceof Row.Text text) {
      outcomes = mapping.mapJson(text.text(), now);
    } else if (row instanceof Row.Values values) {
      outcomes = mapping.map(values.values(), now);
    } else {
      outcomes = List.of(OwnRows.unreadable(row));
    }
    List<ReadRow> rows = new ArrayList<>(outcomes.size());
    outcomes.forEach(outcome -> rows.add(new ReadRow(row.place(), outcome)));
    return rows;
  }

  /** Tells of paths as if the whole object had been mapped. */
  private static Outcome inElement(String element, Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      String path = refused.path().map(below -> element + "." + below).orElse(element);
      return new Outcome.Refused(refused.reason(), Optional.of(path), refused.message());
    }
    return outcome instanceof Outcome.Mapped mapped && !mapped.leftOut().isEmpty()
        ? new Outcome.Mapped(
            mapped.fragment(),
            mapped.leftOut().stream().map(value -> inElement(element, value)).toList())
        : outcome;
  }

  private static LeftOut inElement(String element, LeftOut value) {
    return new LeftOut(element + "." + value.path(), value.reason(), value.message());
  }
}
