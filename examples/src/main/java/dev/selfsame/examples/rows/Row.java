package dev.selfsame.examples.rows;

import dev.selfsame.profile.RejectionReason;
import java.util.Map;

/** A row of a file: a text, the values in it, or the reason why there are none. Immutable. */
public sealed interface Row {

  /** Returns the place of the row in its file. */
  Place place();

  /**
   * A row as it stands in the file: a row of CSV, or a JSON value.
   *
   * @param place where it starts
   * @param text the row, without the end of its line
   * @param element whether it is an element of the array that the format splits, so that the object
   *     around it is missing
   */
  record Text(Place place, String text, boolean element) implements Row {}

  /**
   * A row whose values are known.
   *
   * @param place where it starts
   * @param values the values by their names: texts of a table's cells, or what JSON has
   */
  record Values(Place place, Map<String, ?> values) implements Row {}

  /**
   * A row that cannot be understood; it was skipped.
   *
   * @param place where it starts
   * @param reason why
   * @param message what to do about it; it shows no value
   */
  record Unreadable(Place place, RejectionReason reason, String message) implements Row {}
}
