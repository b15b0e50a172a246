package dev.selfsame.internal.column;

/** Checks for well-formed Unicode text. */
public final class Unicode {
  private Unicode() {}

  /**
   * Returns whether each surrogate in the text has its other half, so that the text survives UTF-8.
   */
  public static boolean isWellFormed(CharSequence text) {
    return wellFormedLength(text) == text.length();
  }

  /** Returns the length of the longest well-formed prefix, in chars. */
  public static int wellFormedLength(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return text.length();
  }
}
