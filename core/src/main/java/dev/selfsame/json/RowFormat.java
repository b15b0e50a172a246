package dev.selfsame.json;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FragmentMapping} says about the form of a file: how its rows are found. Reading
 * files is up to the host; the format tells how.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class RowFormat {
  static final ImmutableList<String> KEYS =
      ImmutableList.of("form", "delimiter", "quote", "charset", "header", "maxCellLines");
  private static final ImmutableList<String> FORMS = ImmutableList.of("csv", "json");
  private static final char QUOTE = '"';
  private static final int MAX_CELL_LINES = 100;

  private final Optional<String> form;
  private final Optional<Character> delimiter;
  private final Optional<Character> quote;
  private final Optional<Charset> charset;
  private final ImmutableList<String> header;
  private final int maxCellLines;

  private RowFormat(
      @Nullable String form,
      @Nullable Character delimiter,
      @Nullable Character quote,
      @Nullable Charset charset,
      ImmutableList<String> header,
      int maxCellLines) {
    this.form = Optional.ofNullable(form);
    this.delimiter = Optional.ofNullable(delimiter);
    this.quote = Optional.ofNullable(quote);
    this.charset = Optional.ofNullable(charset);
    this.header = header;
    this.maxCellLines = maxCellLines;
  }

  /** Reads the keys of a mapping that are about files. */
  static RowFormat of(Document document) {
    String form = document.has("form") ? document.string("form") : null;
    if (form != null && !FORMS.contains(form)) {
      throw Document.wants(document.place("form"), "one of " + String.join(", ", FORMS));
    }
    Character delimiter = character(document, "delimiter");
    Character quote = quote(document);
    Preconditions.checkArgument(
        delimiter == null || !delimiter.equals(quote),
        "%s and the quote are the same character. Change one of them.",
        document.place("delimiter"));
    int maxCellLines =
        document.has("maxCellLines") ? document.integer("maxCellLines") : MAX_CELL_LINES;
    if (maxCellLines < 1) {
      throw Document.wants(
          document.place("maxCellLines"), "a whole number of 1 or more, such as " + MAX_CELL_LINES);
    }
    return new RowFormat(form, delimiter, quote, charset(document), header(document), maxCellLines);
  }

  private static @Nullable Character quote(Document document) {
    boolean isNone = document.has("quote") && document.string("quote").isEmpty();
    Character quote = isNone ? null : character(document, "quote");
    return quote == null && !isNone ? Character.valueOf(QUOTE) : quote;
  }

  private static @Nullable Character character(Document document, String key) {
    if (!document.has(key)) {
      return null;
    }
    String text = document.string(key);
    if (text.length() != 1 || text.charAt(0) >= 0x80 || "\r\n".contains(text)) {
      throw Document.wants(document.place(key), "one ASCII character, such as \";\" or \"\\t\"");
    }
    return text.charAt(0);
  }

  private static @Nullable Charset charset(Document document) {
    if (!document.has("charset")) {
      return null;
    }
    try {
      return Charset.forName(document.string("charset"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw Document.wants(
          document.place("charset"), "the name of a charset, such as \"windows-1252\"");
    }
  }

  private static ImmutableList<String> header(Document document) {
    if (!document.has("header")) {
      return ImmutableList.of();
    }
    List<String> names = Document.strings(document.place("header"), document.get("header"));
    long different = names.stream().filter(name -> !name.isEmpty()).distinct().count();
    long named = names.stream().filter(name -> !name.isEmpty()).count();
    if (named == 0 || different < named) {
      throw Document.wants(
          document.place("header"), "an array with a name for each column, each once");
    }
    return ImmutableList.copyOf(names);
  }

  /** {@return {@code csv} or {@code json}, if the document says so; else the file's name tells} */
  public Optional<String> form() {
    return form;
  }

  /** {@return what separates cells, if the document says so; else a comma, or a tab in .tsv} */
  public Optional<Character> delimiter() {
    return delimiter;
  }

  /** {@return what cells are quoted with; empty if they are not quoted} */
  public Optional<Character> quote() {
    return quote;
  }

  /** {@return the charset, if the document says so; else UTF-8, or what a byte order mark says} */
  public Optional<Charset> charset() {
    return charset;
  }

  /** {@return the names of the columns, in their order; empty if the first row has them} */
  public List<String> header() {
    return header;
  }

  /** {@return how many lines a quoted cell may have; 100 unless the document says otherwise} */
  public int maxCellLines() {
    return maxCellLines;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowFormat that
        && form.equals(that.form)
        && delimiter.equals(that.delimiter)
        && quote.equals(that.quote)
        && charset.equals(that.charset)
        && header.equals(that.header)
        && maxCellLines == that.maxCellLines;
  }

  @Override
  public int hashCode() {
    return Objects.hash(form, delimiter, quote, charset, header, maxCellLines);
  }

  /** {@return all of it} */
  @Override
  public String toString() {
    return "RowFormat[form=%s, delimiter=%s, quote=%s, charset=%s, header=%s, maxCellLines=%d]"
        .formatted(form, delimiter, quote, charset, header, maxCellLines);
  }
}
