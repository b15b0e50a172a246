package dev.selfsame.examples.inspect;

/**
 * The shape of a value, which shows what it looks like and not what it is: {@code Aaa@aaa.aaa},
 * {@code 99.99.9999}.
 *
 * <p>A digit becomes 9, a capital A, and any other letter a; three letters stand for three or more,
 * so that values of one kind have one shape. A long run of digits, or of letters and digits in
 * turn, is told by its length. Other characters stay.
 */
final class Shape {
  private static final int MOST_LETTERS = 3;
  private static final int MOST_DIGITS = 10;
  private static final int FEWEST_MIXED = 8;
  private static final int FEWEST_CHANGES = 2;
  private static final int LONGEST = 24;
  private static final int LONGEST_READ = 256;
  private static final String CUT = "...";

  private final String value;
  private final StringBuilder shape = new StringBuilder();

  private Shape(String value) {
    this.value = value;
  }

  /** Returns the shape of a value, which has at most 24 characters. */
  static String of(String value) {
    return new Shape(value.substring(0, Math.min(LONGEST_READ, value.length()))).read();
  }

  private String read() {
    int at = 0;
    while (at < value.length()) {
      int codePoint = value.codePointAt(at);
      if (Character.isLetterOrDigit(codePoint)) {
        at = word(at);
      } else {
        shape.appendCodePoint(other(codePoint));
        at += Character.charCount(codePoint);
      }
      if (shape.length() > LONGEST) {
        return shape.substring(0, end()) + CUT;
      }
    }
    return shape.toString();
  }

  private int end() {
    int end = LONGEST - CUT.length();
    return Character.isHighSurrogate(shape.charAt(end - 1)) ? end - 1 : end;
  }

  private static int other(int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      return ' ';
    }
    int type = Character.getType(codePoint);
    boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    boolean isUnseen =
        type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    return isMark ? 'a' : isUnseen ? '?' : codePoint;
  }

  /** Adds the letters and digits from a place on, and returns the place after them. */
  private int word(int start) {
    int end = start;
    int changes = 0;
    boolean afterDigit = Character.isDigit(value.codePointAt(start));
    while (end < value.length() && Character.isLetterOrDigit(value.codePointAt(end))) {
      boolean isDigit = Character.isDigit(value.codePointAt(end));
      changes += isDigit == afterDigit ? 0 : 1;
      afterDigit = isDigit;
      end += Character.charCount(value.codePointAt(end));
    }
    if (changes >= FEWEST_CHANGES && end - start >= FEWEST_MIXED) {
      shape.append("x{").append(end - start).append('}');
    } else {
      runs(start, end);
    }
    return end;
  }

  private void runs(int start, int end) {
    int runStart = start;
    while (runStart < end) {
      char kind = kind(value.codePointAt(runStart));
      int runEnd = runStart;
      int length = 0;
      while (runEnd < end && kind(value.codePointAt(runEnd)) == kind) {
        runEnd += Character.charCount(value.codePointAt(runEnd));
        length++;
      }
      if (length == 1 && isPartOfTime(runStart)) {
        shape.append(value.charAt(runStart));
      } else {
        run(kind, length);
      }
      runStart = runEnd;
    }
  }

  /** Returns whether a letter is the T or Z of a time, as in 2026-02-11T09:30:00Z. */
  private boolean isPartOfTime(int at) {
    boolean isAfterDigit = at > 0 && Character.isDigit(value.charAt(at - 1));
    int next = at + 1;
    return isAfterDigit
        && (value.charAt(at) == 'T'
            ? next < value.length() && Character.isDigit(value.charAt(next))
            : value.charAt(at) == 'Z' && next == value.length());
  }

  private void run(char kind, int length) {
    if (kind == '9' && length > MOST_DIGITS) {
      shape.append("9{").append(length).append('}');
    } else {
      int shown = kind == '9' ? length : Math.min(length, MOST_LETTERS);
      shape.append(String.valueOf(kind).repeat(shown));
    }
  }

  private static char kind(int codePoint) {
    if (Character.isDigit(codePoint)) {
      return '9';
    }
    return Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint) ? 'A' : 'a';
  }
}
