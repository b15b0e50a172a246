package dev.selfsame.examples.rows;

import java.util.OptionalLong;

/**
 * The place of a row in its file.
 *
 * @param line the line on which the row starts, from 1
 * @param index the position in the array whose element the row is, from 0, if it is one
 */
public record Place(long line, OptionalLong index) {

  /** Returns the place of a row that is not an element of an array. */
  public static Place line(long line) {
    return new Place(line, OptionalLong.empty());
  }

  /** Returns the place of an element of an array. */
  public static Place element(long line, long index) {
    return new Place(line, OptionalLong.of(index));
  }
}
