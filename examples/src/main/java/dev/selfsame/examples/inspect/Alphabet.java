package dev.selfsame.examples.inspect;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The letters beyond ASCII of a language, in a charset of one byte a character.
 *
 * <p>Bytes that are read with the right charset and language are its letters, and stand inside of
 * words. Read with another one they are letters that no language has together, or signs in the
 * middle of words.
 *
 * @param charset the charset
 * @param letters the letters in lower case
 */
record Alphabet(Charset charset, String letters) {
  private static final String[] WESTERN = {
    "\u00e4\u00f6\u00fc\u00df\u00e9",
    "\u00e9\u00e8\u00ea\u00eb\u00e0\u00e2\u00e7\u00ee\u00ef\u00f4\u00fb\u00f9\u0153\u00e6",
    "\u00e1\u00e9\u00ed\u00f3\u00fa\u00f1\u00fc\u00e7",
    "\u00e5\u00e4\u00f6\u00e6\u00f8\u00e9",
    "\u00e3\u00f5\u00e1\u00e9\u00ed\u00f3\u00fa\u00e2\u00ea\u00f4\u00e7\u00e0",
    "\u00e0\u00e8\u00e9\u00ec\u00f2\u00f9"
  };
  private static final String[] CENTRAL = {
    "\u0105\u0107\u0119\u0142\u0144\u00f3\u015b\u017a\u017c",
    "\u00e1\u010d\u010f\u00e9\u011b\u00ed\u0148\u00f3\u0159\u0161\u0165\u00fa\u016f\u00fd\u017e\u013e\u00f4\u00e4",
    "\u00e1\u00e9\u00ed\u00f3\u00f6\u0151\u00fa\u00fc\u0171",
    "\u0103\u00e2\u00ee\u015f\u0163",
    "\u010d\u0107\u0161\u017e\u0111"
  };
  private static final String[] TURKISH = {"\u00e7\u011f\u0131\u00f6\u015f\u00fc\u00e2"};
  private static final String[] BALTIC = {
    "\u0101\u010d\u0113\u0123\u012b\u0137\u013c\u0146\u0161\u016b\u017e",
    "\u0105\u010d\u0119\u0117\u012f\u0161\u0173\u016b\u017e",
    "\u00f5\u00e4\u00f6\u00fc\u0161\u017e"
  };
  private static final String[] CYRILLIC = {
    "\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f\u0440\u0441\u0442\u0443\u0444\u0445\u0446\u0447\u0448\u0449\u044a\u044b\u044c\u044d\u044e\u044f\u0451\u0456\u0457\u0454"
  };
  private static final String[] GREEK = {
    "\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf\u03c0\u03c1\u03c3\u03c2\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9\u03ac\u03ad\u03ae\u03af\u03cc\u03cd\u03ce"
  };

  /** The most usual ones first. */
  static final List<Alphabet> ALL = all();

  private static final char FIRST_UNUSUAL = 0x80;

  /** In its place newer charsets have the euro. */
  private static final char ANY_CURRENCY = '\u00a4';

  /** Apostrophes and a dash. */
  private static final String BETWEEN_LETTERS = "\u2018\u2019\u00b4\u2013";

  private static final char REPLACEMENT = '\uFFFD';
  private static final int NO_TEXT = -8;
  private static final int UNLIKELY = -4;
  private static final int OTHER_LETTER = -1;
  private static final int CAPITAL = 1;
  private static final int SMALL = 2;

  private static List<Alphabet> all() {
    List<Alphabet> alphabets = new ArrayList<>();
    add(alphabets, "windows-1252", WESTERN);
    add(alphabets, "ISO-8859-15", WESTERN);
    add(alphabets, "windows-1250", CENTRAL);
    add(alphabets, "ISO-8859-2", CENTRAL);
    add(alphabets, "windows-1251", CYRILLIC);
    add(alphabets, "KOI8-R", CYRILLIC);
    add(alphabets, "ISO-8859-5", CYRILLIC);
    add(alphabets, "windows-1253", GREEK);
    add(alphabets, "windows-1254", TURKISH);
    add(alphabets, "windows-1257", BALTIC);
    add(alphabets, "IBM850", WESTERN);
    return List.copyOf(alphabets);
  }

  /** Not every Java has every charset. */
  private static void add(List<Alphabet> alphabets, String charset, String... languages) {
    if (Charset.isSupported(charset)) {
      for (String letters : languages) {
        alphabets.add(new Alphabet(Charset.forName(charset), letters));
      }
    }
  }

  /** Returns a number that is higher the more a text looks like one in this language. */
  long score(String text) {
    long score = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_UNUSUAL) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
        score += score(before, text.charAt(i), after);
      }
    }
    return score;
  }

  private int score(char before, char c, char after) {
    if (c == REPLACEMENT || Character.isISOControl(c)) {
      return NO_TEXT;
    }
    if (!Character.isLetter(c)) {
      boolean isInside = Character.isLetter(before) && Character.isLetter(after);
      return isInside && BETWEEN_LETTERS.indexOf(c) < 0
          ? UNLIKELY
          : c == ANY_CURRENCY ? OTHER_LETTER : 0;
    }
    if (isAmongOthers(before, after)) {
      return UNLIKELY;
    }
    char small = Character.toLowerCase(c);
    return letters.indexOf(small) < 0 ? OTHER_LETTER : small == c ? SMALL : CAPITAL;
  }

  /** Latin words are ASCII but for a letter here and there; words of other scripts are not. */
  private boolean isAmongOthers(char before, char after) {
    return isLatin()
        ? isUnusualLetter(before) && isUnusualLetter(after)
        : isAsciiLetter(before) || isAsciiLetter(after);
  }

  private boolean isLatin() {
    return Character.UnicodeScript.of(letters.charAt(0)) == Character.UnicodeScript.LATIN;
  }

  private static boolean isUnusualLetter(char c) {
    return c >= FIRST_UNUSUAL && Character.isLetter(c);
  }

  private static boolean isAsciiLetter(char c) {
    return c < FIRST_UNUSUAL && Character.isLetter(c);
  }
}
