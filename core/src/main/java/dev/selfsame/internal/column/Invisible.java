package dev.selfsame.internal.column;

/**
 * The invisible characters: white space, controls, and others that a text may contain without being
 * seen.
 *
 * <p>They are Unicode's White_Space and Default_Ignorable_Code_Point (zero-width characters, soft
 * hyphens, variation selectors, tags, and the code points reserved for such characters), the
 * categories Cc and Cf, and the blanks that are letters or symbols by category: the Hangul fillers
 * and the Braille pattern without dots. {@link String#strip} and {@link String#isBlank} know fewer
 * of them, so a cell with only a no-break space would be taken for a value.
 *
 * <p>The code points of the categories Cc and Cf are those of the JDK; the rest is fixed here.
 * Stateless, so safe for use by any number of threads.
 */
public final class Invisible {
  private static final int BRAILLE_BLANK = 0x2800;

  /** Below this code point, no Unicode table is needed. */
  private static final int ASCII = 0x80;

  private Invisible() {}

  /**
   * Returns whether a code point is invisible.
   *
   * @param codePoint any code point
   * @return whether it is invisible
   */
  public static boolean is(int codePoint) {
    if (codePoint < ASCII) {
      return codePoint <= ' ' || codePoint == 0x7F;
    }
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || isWhiteSpace(codePoint)
        || isIgnorable(codePoint)
        || codePoint == BRAILLE_BLANK;
  }

  /**
   * Returns whether a text is empty or has only invisible characters. Costs O(length).
   *
   * @param text any text
   * @return whether nothing of it is visible
   */
  public static boolean isBlank(String text) {
    return visibleStart(text) == text.length();
  }

  /**
   * Returns a text without the invisible characters at both of its ends. Costs O(length).
   *
   * @param text any text
   * @return the trimmed text; the same instance if there is nothing to remove
   */
  public static String trim(String text) {
    int start = visibleStart(text);
    int end = text.length();
    while (end > start) {
      int last = text.codePointBefore(end);
      if (!is(last)) {
        break;
      }
      end -= Character.charCount(last);
    }
    return text.substring(start, end);
  }

  private static int visibleStart(String text) {
    int start = 0;
    while (start < text.length()) {
      int first = text.codePointAt(start);
      if (!is(first)) {
        break;
      }
      start += Character.charCount(first);
    }
    return start;
  }

  /** Returns whether a code point has Unicode's property White_Space. */
  public static boolean isWhiteSpace(int codePoint) {
    return (codePoint >= 0x2000 && codePoint <= 0x200A)
        || switch (codePoint) {
          case '\t', '\n', 0x0B, '\f', '\r', ' ' -> true;
          case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
          default -> false;
        };
  }

  /**
   * Returns whether a code point has Unicode's property Default_Ignorable_Code_Point. Unassigned
   * code points with the property count, so that a text has the same meaning once they are
   * assigned.
   */
  static boolean isIgnorable(int codePoint) {
    if (codePoint < 0x2000) {
      return switch (codePoint) {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5 -> true;
        default -> codePoint >= 0x180B && codePoint <= 0x180F;
      };
    } else if (codePoint < 0x10000) {
      return (codePoint >= 0x200B && codePoint <= 0x200F)
          || (codePoint >= 0x202A && codePoint <= 0x202E)
          || (codePoint >= 0x2060 && codePoint <= 0x206F)
          || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
          || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
          || codePoint == 0x3164
          || codePoint == 0xFEFF
          || codePoint == 0xFFA0;
    }
    return (codePoint >= 0x1BCA0 && codePoint <= 0x1BCA3)
        || (codePoint >= 0x1D173 && codePoint <= 0x1D17A)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  /** Returns a text without the characters that are ignorable by default, at any position. */
  public static String withoutIgnorables(String text) {
    if (text.codePoints().noneMatch(Invisible::isIgnorable)) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    text.codePoints().filter(codePoint -> !isIgnorable(codePoint)).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  /** Returns whether a text contains a character of category Cc, such as a line end or a NUL. */
  public static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
