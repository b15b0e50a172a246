package dev.selfsame.examples.rows;

import dev.selfsame.examples.rows.JsonScan.Progress;
import java.io.IOException;

/** The layout of the JSON in a window at the start of a file, which its first line tells. */
final class JsonLayout {
  private static final String BLANK = " \t\r\n";

  private static final int NONE = -1;

  private final ByteWindow window;

  JsonLayout(ByteWindow window) {
    this.window = window;
  }

  /** Returns whether there is an array or an object, or nothing at all. */
  boolean isJson() throws IOException {
    int first = first(0);
    return first == NONE || window.at(first) == '{' || window.at(first) == '[';
  }

  /**
   * Returns whether each line is an object, so that a bad line costs nothing but itself: if the
   * first line is an object, or cannot be the start of a value that goes on.
   */
  boolean isLines() throws IOException {
    try {
      return isFirstLineAlone();
    } catch (DamagedException e) {
      return false; // It is told when the rows are read.
    }
  }

  /**
   * Returns whether the first value is an object without an end, as where the first of several
   * lines is damaged.
   */
  boolean isFirstObjectOpen() throws IOException {
    int at = first(0);
    if (at == NONE || window.at(at) != '{') {
      return false;
    }
    JsonScan scan = new JsonScan();
    scan.start(window.at(at));
    try {
      while (scan.progress() == Progress.INSIDE
          && at <= ByteWindow.MAX_ROW
          && window.available(at)) {
        int position = window.start() + at++;
        scan.scan(window.bytes(), position, position + 1);
      }
    } catch (DamagedException e) {
      return false; // It is told when the rows are read.
    }
    return scan.progress() != Progress.ENDED;
  }

  private boolean isFirstLineAlone() throws IOException {
    int first = first(0);
    if (first == NONE || window.at(first) != '{') {
      return first == NONE || window.at(first) != '[';
    }
    int end = lineEnd(first);
    if (end > ByteWindow.MAX_ROW) {
      return false;
    }
    JsonScan scan = new JsonScan();
    scan.start(window.at(first));
    int start = window.start();
    int reached = scan.scan(window.bytes(), start + first, start + end) - start;
    if (scan.progress() == Progress.ENDED) {
      return isBlank(reached, end); // A pipe may have no more than this line yet.
    }
    int next = first(end);
    return next != NONE
        && (scan.progress() == Progress.MISMATCHED
            || scan.isInString()
            || (window.at(next) == '{' && !canBeBeforeObject(lastBefore(end), scan)));
  }

  /** Returns how far away the first byte is that is not blank, or {@link #NONE}. */
  private int first(int from) throws IOException {
    int at = from;
    while (at <= ByteWindow.MAX_ROW && window.available(at)) {
      if (BLANK.indexOf(window.at(at)) < 0) {
        return at;
      }
      at++;
    }
    return NONE;
  }

  private boolean isBlank(int from, int to) {
    int at = from;
    while (at < to && BLANK.indexOf(window.at(at)) >= 0) {
      at++;
    }
    return at == to;
  }

  /** Returns how far away the end of the line is, or more than the longest row. */
  private int lineEnd(int from) throws IOException {
    int at = from;
    while (at <= ByteWindow.MAX_ROW && window.available(at) && window.at(at) != '\n') {
      at++;
    }
    return at;
  }

  private static boolean canBeBeforeObject(byte last, JsonScan scan) {
    return last == ':' || (!scan.isInObject() && (last == '[' || last == ','));
  }

  private byte lastBefore(int end) {
    int at = end - 1;
    while (BLANK.indexOf(window.at(at)) >= 0) {
      at--;
    }
    return window.at(at);
  }
}
