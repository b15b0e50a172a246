package dev.selfsame.examples.inspect;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the rows of a file are records of people, or events.
 *
 * <p>Rows are events if they have a time, and a kind of event, or the number of something that
 * happened beside a person who is on other rows, too.
 *
 * @param isEvent whether they are events
 * @param action the column with the kind of event, if there is one
 * @param id the column with the number of what happened, if there is one
 */
record EntryKind(boolean isEvent, Optional<Column> action, Optional<Column> id) {
  private static final Set<Meaning> TIMES =
      ImmutableSet.of(Meaning.TIME, Meaning.CREATED, Meaning.CHANGED);
  private static final Set<Meaning> TRACES = ImmutableSet.of(Meaning.COOKIE, Meaning.DEVICE);
  private static final Set<Meaning> NUMBERS_OF_ROWS =
      ImmutableSet.of(Meaning.OCCURRENCE_ID, Meaning.ROW_ID, Meaning.PLAIN_ID);

  static EntryKind of(FileFindings file, String source) {
    List<Column> columns = file.nameable();
    boolean hasTime = columns.stream().anyMatch(each -> TIMES.contains(each.meaning()));
    Optional<Column> action = first(columns, Meaning.ACTION);
    Optional<Column> occurrence = first(columns, Meaning.OCCURRENCE_ID).filter(Column::isUnique);
    boolean hasUniquePerson =
        columns.stream().anyMatch(each -> each.meaning() == Meaning.PERSON_ID && each.isUnique());
    boolean isNamedSo = ColumnName.of(SourceName.singular(source)).has(Hint.OCCURRENCE);
    boolean happensOften =
        !hasUniquePerson
            && (occurrence.isPresent() || columns.stream().anyMatch(EntryKind::isTrace));
    boolean isEvent = hasTime && (action.isPresent() || isNamedSo || happensOften);
    Optional<Column> id =
        occurrence.or(
            () ->
                columns.stream()
                    .filter(each -> NUMBERS_OF_ROWS.contains(each.meaning()) && each.isUnique())
                    .findFirst());
    return new EntryKind(isEvent, action, id);
  }

  private static boolean isTrace(Column column) {
    return TRACES.contains(column.meaning()) && !column.isUnique();
  }

  private static Optional<Column> first(List<Column> columns, Meaning meaning) {
    return columns.stream().filter(each -> each.meaning() == meaning).findFirst();
  }
}
