package dev.selfsame.examples.rows;

import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.RowFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known about the format of a file before it is opened.
 *
 * @param form the form; if empty, the content tells
 * @param delimiter what separates the cells of CSV: an ASCII character
 * @param quote what cells are quoted with, an ASCII character; empty if they are not quoted
 * @param maxCellLines how many lines a quoted cell may have
 * @param header the names of the columns; if empty, the first row has them
 * @param charset the charset, where no byte order mark says otherwise; if empty, UTF-8
 * @param each the path of the array whose elements are the rows, in a file that has it in an object
 */
public record FileFormat(
    Optional<Form> form,
    char delimiter,
    Optional<Character> quote,
    int maxCellLines,
    List<String> header,
    Optional<Charset> charset,
    Optional<String> each) {
  private static final int MAX_CELL_LINES = 100;

  /** A path of names, which leads to one array only. */
  private static final Pattern NAMES = Pattern.compile("[^.*^\\[\\]]+(\\.[^.*^\\[\\]]+)*");

  /** Makes the header immutable. */
  public FileFormat {
    header = List.copyOf(header);
  }

  /** Returns what the name of a file tells about its format, and defaults for the rest. */
  public static FileFormat ofName(String name) {
    return new FileFormat(
        Form.ofName(name),
        Form.isTabSeparated(name) ? '\t' : ',',
        Optional.of('"'),
        MAX_CELL_LINES,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns what a mapping and the name of a file tell about its format. */
  public static FileFormat of(String name, FragmentMapping mapping) {
    FileFormat byName = ofName(name);
    RowFormat format = mapping.format();
    return new FileFormat(
        format.form().map(form -> Form.valueOf(form.toUpperCase(Locale.ROOT))).or(byName::form),
        format.delimiter().orElse(byName.delimiter),
        format.quote(),
        format.maxCellLines(),
        format.header(),
        format.charset(),
        mapping.each().filter(path -> NAMES.matcher(path).matches()));
  }

  /** Returns a word for the delimiter. */
  String delimiterName() {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      default -> "'" + delimiter + "'";
    };
  }
}
