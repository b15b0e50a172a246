package dev.selfsame.examples.rows;

import java.util.BitSet;

/**
 * A scan for the end of a JSON value, in bytes that come in parts. It looks at strings, escapes and
 * brackets only, so that what is wrong inside a value costs no other one.
 *
 * <p><b>Design.</b> A line end ends a string, which cannot contain one in JSON. So a quote too many
 * or too few turns the rest of its line inside out, and not that of the file.
 *
 * <p>Not safe for use by several threads.
 */
final class JsonScan {
  /** How deep brackets can be told from braces: as deep as in the longest row. */
  private static final int MAX_TRACKED = ByteWindow.MAX_ROW;

  /** How a scan stands. */
  enum Progress {
    /** The value goes on. */
    INSIDE,
    /** The value ends before the position. */
    ENDED,
    /** The bracket at the position does not close the last one that was opened. */
    MISMATCHED
  }

  private final BitSet braces = new BitSet();
  private long depth;
  private boolean inString;
  private boolean escaped;
  private boolean bracketed;
  private Progress progress = Progress.ENDED;

  /** Starts at the first byte of a value, which is not a closing bracket, a comma or blank. */
  void start(byte first) {
    depth = 0;
    inString = false;
    escaped = false;
    bracketed = isOpening(first);
    progress = Progress.INSIDE;
  }

  /** Returns how the scan stands. */
  Progress progress() {
    return progress;
  }

  /** Returns whether the scan stands in a string. */
  boolean isInString() {
    return inString;
  }

  /** Returns whether the last bracket that is open is a brace. */
  boolean isInObject() {
    return depth > 0 && depth <= MAX_TRACKED && braces.get((int) depth - 1);
  }

  /** Goes on in some bytes, and returns the position to which it came. */
  int scan(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && progress == Progress.INSIDE) {
      if (inString) {
        at = string(bytes, at, to);
      } else {
        byte b = bytes[at];
        if (bracketed ? step(b) : isInPlain(b)) {
          at++;
        }
      }
    }
    return at;
  }

  private int string(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && inString) {
      byte b = bytes[at++];
      if (b == '\n') {
        inString = false;
        escaped = false;
      } else if (escaped) {
        escaped = false;
      } else if (b == '\\') {
        escaped = true;
      } else if (b == '"') {
        inString = false;
      }
    }
    return at;
  }

  /** Takes a byte of an array or object, and returns whether it belongs to it. */
  private boolean step(byte b) {
    if (b == '"') {
      inString = true;
    } else if (isOpening(b)) {
      if (depth < MAX_TRACKED) {
        braces.set((int) depth, b == '{');
      }
      depth++;
    } else if (isClosing(b)) {
      depth--;
      if (depth < MAX_TRACKED && braces.get((int) depth) != (b == '}')) {
        progress = Progress.MISMATCHED;
        return false;
      }
      if (depth == 0) {
        progress = Progress.ENDED;
      }
    }
    return true;
  }

  /** Takes a byte of a value without brackets, and returns whether it belongs to it. */
  private boolean isInPlain(byte b) {
    if (b == '"') {
      inString = true;
    } else if (b == ',' || b == '\n' || isOpening(b) || isClosing(b)) {
      progress = Progress.ENDED;
      return false;
    }
    return true;
  }

  private static boolean isOpening(byte b) {
    return b == '{' || b == '[';
  }

  private static boolean isClosing(byte b) {
    return b == '}' || b == ']';
  }
}
