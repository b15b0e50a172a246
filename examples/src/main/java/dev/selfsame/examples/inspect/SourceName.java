package dev.selfsame.examples.inspect;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that a draft makes of those of files and columns. */
final class SourceName {
  private static final Pattern ENDS =
      Pattern.compile("(?i)\\.(?:csv|tsv|txt|dat|json|ndjson|jsonl|gz)(?=\\.|$)");
  private static final Pattern NUMBERS = Pattern.compile("(?:_[0-9]+)+$");
  private static final int LONGEST = 40;
  private static final String NAMELESS = "file";

  private SourceName() {}

  /** Returns the name of a source: that of the file, without its end and the date in it. */
  static String of(String file) {
    String name = joined(ColumnName.ofAll(ENDS.matcher(file).replaceAll("")).words());
    String plain = NUMBERS.matcher(name).replaceFirst("");
    return plain.isEmpty() ? (name.isEmpty() ? NAMELESS : name) : plain;
  }

  /**
   * Returns the code of a namespace for the values of a column: its name, with the one before it in
   * a path if it is one word such as id.
   */
  static String code(String path) {
    int last = path.lastIndexOf('.');
    boolean isShort = last > 0 && ColumnName.of(path).words().size() == 1;
    int start = isShort ? path.lastIndexOf('.', last - 1) : last;
    String code = joined(ColumnName.ofAll(path.substring(start + 1)).words());
    return code.isEmpty() ? NAMELESS : code;
  }

  /** Returns the code of a namespace for the ids that a source has for its rows. */
  static String idOf(String source) {
    return singular(source) + "_id";
  }

  /** Returns the singular of an English plural. */
  static String singular(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isPlural = lower.endsWith("s") && !lower.endsWith("ss") && !lower.endsWith("us");
    return isPlural ? name.substring(0, name.length() - 1) : name;
  }

  private static String joined(List<String> words) {
    String joined = String.join("_", words);
    return joined.substring(0, Math.min(LONGEST, joined.length()));
  }
}
