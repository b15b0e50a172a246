package dev.selfsame.examples.inspect;

import java.util.Locale;
import java.util.Set;

/** The texts that systems write where there is no value. */
final class NullTexts {
  private static final int LONGEST = 11;

  private static final Set<String> ALWAYS =
      Set.of(
          "null",
          "(null)",
          "<null>",
          "[null]",
          "\\n",
          "n/a",
          "#n/a",
          "nan",
          "nil",
          "undefined",
          "(not set)",
          "(none)",
          "-",
          "--",
          "---");

  /** They mean something in some columns: NA is Namibia. */
  private static final Set<String> PERHAPS = Set.of("na", "none", "unknown", "?", ".", "k.a.");

  private NullTexts() {}

  /** Returns whether a text means no value wherever it stands. */
  static boolean isOne(String text) {
    return text.length() <= LONGEST && ALWAYS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a text means no value where the other values are of another kind. */
  static boolean mayBeOne(String text) {
    return text.length() <= LONGEST && PERHAPS.contains(text.toLowerCase(Locale.ROOT));
  }
}
