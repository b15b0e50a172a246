package dev.selfsame.examples.rows;

import dev.selfsame.examples.rows.JsonScan.Progress;
import dev.selfsame.profile.RejectionReason;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows in JSON of any layout: objects one after another, the elements of arrays, and the
 * elements of an array in an object.
 *
 * <p><b>Design.</b> A parser that reads a whole file stops at the first character that is wrong,
 * and holds what it reads. So the ends of elements are found here, in the bytes, and each is parsed
 * by itself: an endless array streams, and a malformed element costs itself as long as its brackets
 * match. Where they do not, it is not known where the next element starts, so one refusal says that
 * the rest was not read. Commas are let be like white space, so that one too many or too few costs
 * nothing.
 */
final class JsonElements implements RowSource {
  private final ByteWindow window;
  private final RowDecoder decoder;
  private final JsonCursor cursor;
  private final JsonPath path;
  private Place place = Place.line(1);

  /** Whether the position is in an array whose elements are rows. */
  private boolean inArray;

  private long index;

  /** Where the object starts that has the array to split, and whether the array was found. */
  private Place around = place;

  private boolean found;
  private boolean ended;

  /**
   * Starts at the start of a file.
   *
   * @param each the path of the array that is to be split in objects; empty if they are rows
   */
  JsonElements(ByteWindow window, RowDecoder decoder, Optional<String> each) {
    this.window = window;
    this.decoder = decoder;
    this.cursor = new JsonCursor(window);
    this.path = new JsonPath(each);
  }

  @Override
  public @Nullable Row next() throws IOException {
    Row row = null;
    while (row == null && !ended) {
      row = step();
    }
    return row;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private @Nullable Row step() throws IOException {
    cursor.skipSeparators(',');
    place = inArray ? Place.element(cursor.line(), index) : Place.line(cursor.line());
    int current = cursor.current();
    if (current == JsonCursor.END) {
      ended = true;
      return inArray || path.isInside() ? cutOff() : null;
    } else if (inArray) {
      return inArray(current);
    }
    return path.isInside() ? inObject(current) : atTop(current);
  }

  private @Nullable Row atTop(int current) throws IOException {
    switch (current) {
      case '[' -> enterArray();
      case '{' -> {
        if (!path.isGiven()) {
          return element(false);
        }
        cursor.skip(1);
        path.enter();
        around = place;
        found = false;
      }
      case ']', '}' -> {
        skipClosing();
        return malformed("A bracket closes nothing. Take it out.");
      }
      default -> {
        return element(false);
      }
    }
    return null;
  }

  private @Nullable Row inArray(int current) throws IOException {
    if (current == ']') {
      cursor.skip(1);
      inArray = false;
      return null;
    }
    return current == '}' ? mismatched() : element(path.isInside());
  }

  /** In an object that has the array to split, or leads to it. */
  private @Nullable Row inObject(int current) throws IOException {
    if (current == '}') {
      cursor.skip(1);
      path.leave();
      return path.isInside() || found ? null : arrayMissing();
    }
    String name = current == '"' ? cursor.name() : null;
    if (name == null) {
      return broken("A member of the object has no name in quotes.");
    }
    cursor.skipSeparators(':');
    int value = cursor.current();
    if (path.leadsTo(name) && (value == '[' || value == '{')) {
      found = true;
      index = 0;
      if (value == '[') {
        enterArray();
        return null;
      }
      place = Place.element(cursor.line(), index);
      return element(true);
    } else if (value == '{' && path.leadsThrough(name)) {
      cursor.skip(1);
      path.enter(name);
      return null;
    }
    return isClosing(value) || value == JsonCursor.END || cursor.skipValue() ? null : mismatched();
  }

  private void enterArray() {
    cursor.skip(1);
    inArray = true;
    index = 0;
  }

  private @Nullable Row element(boolean isSplit) throws IOException {
    boolean bracketed = cursor.current() == '{' || cursor.current() == '[';
    int length = cursor.measure();
    boolean isTooLong = length > ByteWindow.MAX_ROW;
    Progress progress = isTooLong ? cursor.skipRest(length) : cursor.progress();
    if (progress == Progress.MISMATCHED) {
      return mismatched();
    } else if (progress == Progress.INSIDE && (bracketed || inArray)) {
      ended = true;
      return cutOff();
    }
    index++;
    if (isTooLong) {
      return new Row.Unreadable(
          place,
          RejectionReason.TOO_LARGE,
          "The JSON value is longer than %,d bytes. Leave out what no profile needs; if it has an array of rows, name it under 'each' of the file in 'inputs'."
              .formatted(ByteWindow.MAX_ROW));
    }
    Row row = decoder.row(place, isSplit, window.bytes(), window.start(), length);
    cursor.skip(length);
    return row;
  }

  private void skipClosing() throws IOException {
    while (isClosing(cursor.current())) {
      cursor.skip(1);
      cursor.skipSeparators(',');
    }
  }

  private static boolean isClosing(int current) {
    return current == ']' || current == '}';
  }

  private Row arrayMissing() {
    return new Row.Unreadable(
        around,
        RejectionReason.NOT_MAPPED,
        "The object has no array at '%s', which 'each' names. Correct 'each' of the file in 'inputs'."
            .formatted(path.text()));
  }

  private Row cutOff() {
    return malformed(
        "The file ends inside a value: it was cut off, or a bracket or quote is not closed. What came before was read.");
  }

  private Row mismatched() {
    return broken("The brackets of the JSON do not match.");
  }

  /** Ends with the one refusal that says so: it is not known where the next row starts. */
  private Row broken(String what) {
    ended = true;
    return malformed(
        "%s Correct line %d; the rest of the file was not read.".formatted(what, cursor.line()));
  }

  private Row malformed(String message) {
    return new Row.Unreadable(place, RejectionReason.MALFORMED_JSON, message);
  }
}
