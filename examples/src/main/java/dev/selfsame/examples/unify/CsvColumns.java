package dev.selfsame.examples.unify;

import dev.selfsame.graph.FragmentKind;
import dev.selfsame.identity.Identity;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.json.FragmentJson.Reading;
import dev.selfsame.json.FragmentJson.Reading.Failed;
import dev.selfsame.json.FragmentJson.Reading.Read;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * What each column of one CSV file means, by its place in the row.
 *
 * @param source the source of all rows
 * @param kind the kind of all rows
 * @param count how many columns the header has
 * @param timestamp the column of the time, or {@link #NONE}
 * @param latest as far ahead of the clock as a time may lie
 * @param id the column of the fragment's id, or {@link #NONE}
 * @param identities the columns of identities with their namespaces; the first whose value is
 *     accepted and takes part in a graph is the primary one
 * @param attributes the columns of attributes with their paths
 */
record CsvColumns(
    String source,
    FragmentKind kind,
    int count,
    int timestamp,
    Instant latest,
    int id,
    List<Column> identities,
    List<Column> attributes) {
  static final int NONE = -1;

  /**
   * One column.
   *
   * @param index its place in the row
   * @param target the namespace or the path that its cells go to
   */
  record Column(int index, String target) {}

  /** Makes a fragment of trimmed cells, as many as there are columns. A blank cell is no value. */
  Reading fragment(List<String> cells) {
    ProfileFragment.Builder fragment = ProfileFragment.builder(kind, source);
    String time = timestamp == NONE ? "" : cells.get(timestamp);
    if (!time.isEmpty()) {
      Instant instant;
      try {
        instant = FragmentJson.parseTimestamp(time);
      } catch (DateTimeException e) {
        return new Failed(RejectionReason.INVALID_TIMESTAMP, String.valueOf(e.getMessage()));
      }
      if (instant.isAfter(latest)) {
        return new Failed(
            RejectionReason.FUTURE_TIMESTAMP,
            "The timestamp lies after %s, which is as far ahead of the clock as the mapping allows. Fix it at its source, or raise 'futureTolerance' of the file under 'inputs'."
                .formatted(latest));
      }
      fragment.timestamp(instant);
    }
    if (id != NONE && !cells.get(id).isEmpty()) {
      fragment.id(cells.get(id));
    }
    addIdentities(fragment, cells);
    for (Column column : attributes) {
      String cell = cells.get(column.index());
      if (!cell.isEmpty()) {
        fragment.attribute(column.target(), cell);
      }
    }
    return new Read(fragment.build());
  }

  /** No identity is declared as the primary one, so that the first one accepted is it. */
  private void addIdentities(ProfileFragment.Builder fragment, List<String> cells) {
    for (Column column : identities) {
      String cell = cells.get(column.index());
      if (!cell.isEmpty()) {
        fragment.identity(new Identity(column.target(), cell));
      }
    }
  }
}
