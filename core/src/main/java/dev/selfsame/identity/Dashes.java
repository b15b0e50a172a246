package dev.selfsame.identity;

/** The characters that are read as a dash. */
final class Dashes {
  private static final int SWUNG_DASH = 0x2053;
  private static final int SUPERSCRIPT_MINUS = 0x207B;
  private static final int SUBSCRIPT_MINUS = 0x208B;
  private static final int MINUS = 0x2212;
  private static final int HYPHEN_BULLET = 0x2043;

  private Dashes() {}

  /** Returns whether a code point is a hyphen, a dash or a minus of any length and width. */
  static boolean contain(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint == '-';
    }
    return Character.getType(codePoint) == Character.DASH_PUNCTUATION
        || codePoint == MINUS
        || codePoint == HYPHEN_BULLET
        || codePoint == SWUNG_DASH
        || codePoint == SUPERSCRIPT_MINUS
        || codePoint == SUBSCRIPT_MINUS;
  }
}
