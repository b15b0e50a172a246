package dev.selfsame.identity;

import dev.selfsame.internal.column.Invisible;

/**
 * The normalized form of telephone numbers: their digits, as ASCII.
 *
 * <p>A text is a telephone number if it has 5 to 15 digits (the maximum of E.164), optionally a
 * plus sign before the first of them, and otherwise only separators: white space, dashes, dots,
 * slashes and parentheses. An extension at its end is cut off. Any other character may be what
 * distinguishes two numbers, as in {@code 1-800-FLOWERS}, so the text is refused then.
 */
final class PhoneForm {
  private static final int FEWEST_DIGITS = 5;
  private static final int MOST_DIGITS = 15;
  private static final int FULL_WIDTH_PLUS = 0xFF0B;

  private static final String[] EXTENSION_MARKS = {";ext=", "ext.", "ext", "x", "#"};

  private PhoneForm() {}

  /**
   * Returns the digits of a telephone number.
   *
   * @throws InvalidFormException if the text is not a telephone number
   */
  static String normalize(String value) {
    String text = withoutExtension(Invisible.trim(value));
    StringBuilder digits = new StringBuilder(MOST_DIGITS);
    boolean plus = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      int digit = digit(codePoint);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      } else if (codePoint == '+' || codePoint == FULL_WIDTH_PLUS) {
        if (plus || digits.length() > 0) {
          throw refused();
        }
        plus = true;
      } else if (!isSeparator(codePoint)) {
        throw refused();
      }
      if (digits.length() > MOST_DIGITS) {
        throw refused();
      }
    }
    if (digits.length() < FEWEST_DIGITS) {
      throw refused();
    }
    return digits.toString();
  }

  /** Cuts off an extension mark and the digits after it at the end, if both are present. */
  private static String withoutExtension(String text) {
    int digits = text.length();
    while (digits > 0 && digit(text.codePointBefore(digits)) >= 0) {
      digits -= Character.charCount(text.codePointBefore(digits));
    }
    if (digits == text.length()) {
      return text;
    }
    int mark = digits;
    while (mark > 0 && Invisible.isWhiteSpace(text.codePointBefore(mark))) {
      mark -= Character.charCount(text.codePointBefore(mark));
    }
    for (String each : EXTENSION_MARKS) {
      int start = mark - each.length();
      if (start >= 0 && text.regionMatches(true, start, each, 0, each.length())) {
        return text.substring(0, start);
      }
    }
    return text;
  }

  /** Returns the value of a digit of any script, or -1. */
  private static int digit(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= '0' && codePoint <= '9' ? codePoint - '0' : -1;
    }
    return Character.isDigit(codePoint) ? Character.digit(codePoint, 10) : -1;
  }

  private static boolean isSeparator(int codePoint) {
    return switch (codePoint) {
      case '.', '/', '(', ')' -> true;
      // The full-width forms.
      case 0xFF0E, 0xFF0F, 0xFF08, 0xFF09 -> true;
      default -> Invisible.isWhiteSpace(codePoint) || Dashes.contain(codePoint);
    };
  }

  private static InvalidFormException refused() {
    return new InvalidFormException(
        "not a telephone number, which has 5 to 15 digits and may have separators, a leading plus sign and an extension such as x5");
  }
}
