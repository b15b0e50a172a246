package dev.selfsame.engine.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is being mapped.
 *
 * @param values names to values: maps, lists and scalars
 * @param outer the row whose array this one is an element of, or null
 * @param noValues the texts that stand for no value
 */
record Row(Map<String, ?> values, @Nullable Row outer, NoValues noValues) {

  /** Returns this row with all its values, also those that stand for no value. */
  Row raw() {
    return new Row(values, outer, NoValues.NULL_ALONE);
  }

  /** Returns an element of an array in this row, as a row. */
  Row element(Map<String, ?> element) {
    return new Row(element, this, noValues);
  }
}
