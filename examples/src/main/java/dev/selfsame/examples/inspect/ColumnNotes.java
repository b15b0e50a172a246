package dev.selfsame.examples.inspect;

import dev.selfsame.examples.inspect.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;

/** What there is to note about a column beside its line in the table. */
final class ColumnNotes {
  private final FileFindings file;

  ColumnNotes(FileFindings file) {
    this.file = file;
  }

  /** Returns the notes on all columns. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Column column : file.columns()) {
      addTypeNotes(column, notes);
      long placeholders = column.stats().forms().placeholders();
      if (column.meaning().isIdentity() && placeholders > 0) {
        notes.add(
            "'%s': values that stand for nobody, and are refused as identities: %,d."
                .formatted(column.path(), placeholders));
      }
    }
    return notes;
  }

  private void addTypeNotes(Column column, List<String> notes) {
    ColumnType type = column.type();
    if (type.exceptions() > 0) {
      notes.add(
          "'%s': values that are not of this type: %,d."
              .formatted(column.path(), type.exceptions()));
    }
    if (type.kind() == Kind.UNSURE_NUMBER) {
      notes.add(
          "'%s': all values are like 1.234, which is more than a thousand or little more than one."
              .formatted(column.path()));
    }
    if (type.kind() == Kind.DECIMAL && type.isComma() != file.hasDecimalComma()) {
      notes.add(
          "'%s': the other columns have a decimal comma, so its numbers stay texts."
              .formatted(column.path()));
    }
    type.dates().ifPresent(dates -> addDateNotes(column, dates, notes));
  }

  private void addDateNotes(Column column, Dates dates, List<String> notes) {
    if (dates.isAmbiguous() && file.conventions().order() == DayOrder.UNKNOWN) {
      notes.add("'%s': day and month can be exchanged in all dates.".formatted(column.path()));
    }
    if (column.meaning() == Meaning.BIRTH
        && dates.formats().stream().anyMatch(DateFormat::hasTwoDigitYear)) {
      notes.add(
          "'%s': two digits do not tell the century, so the dates stay texts."
              .formatted(column.path()));
    }
  }
}
