package dev.selfsame.internal.column;

import java.util.Comparator;

/**
 * The order of strings by their UTF-8 bytes.
 *
 * <p>For well-formed strings this is the order by code points. {@link String#compareTo} differs
 * from it where a character beyond U+FFFF is compared with one from U+E000 to U+FFFF.
 */
public enum Utf8Order implements Comparator<String> {
  /** The one instance. */
  INSTANCE;

  @Override
  @SuppressWarnings("ReferenceEquality") // Most names come from one dictionary.
  public int compare(String a, String b) {
    if (a == b) {
      return 0;
    }
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xSurrogate = Character.isSurrogate(x);
        if (xSurrogate != Character.isSurrogate(y)) {
          // A surrogate belongs to a code point above all others.
          return xSurrogate ? 1 : -1;
        }
        return Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
