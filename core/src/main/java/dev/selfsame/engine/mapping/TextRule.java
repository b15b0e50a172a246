package dev.selfsame.engine.mapping;

import com.google.common.collect.ImmutableList;
import dev.selfsame.profile.RejectionReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a row gets one of its texts: its source, its id, or its type. */
public final class TextRule {
  static final char SEPARATOR = '|';
  private static final char ESCAPE = '\\';

  /** The parts that are joined, each with its paths, of which the first with a value counts. */
  private final ImmutableList<ImmutableList<RowPath>> parts;

  private final @Nullable String otherwise;

  private TextRule(List<List<String>> parts, @Nullable String otherwise) {
    this.parts = parts.stream().map(RowPath::all).collect(ImmutableList.toImmutableList());
    this.otherwise = otherwise;
  }

  /** Returns the rule that gives every row the same text, or none. */
  public static TextRule constant(@Nullable String text) {
    return new TextRule(List.of(), text);
  }

  /** Returns the rule that takes the first value of some paths, or else a text. */
  public static TextRule firstOf(List<String> paths, @Nullable String otherwise) {
    return new TextRule(List.of(paths), otherwise);
  }

  /**
   * Returns the rule that joins parts: with {@code |} between them, so that no two rows with other
   * values have the same text. Where all are missing, there is none.
   *
   * @param parts the paths of each part, of which the first with a value counts
   */
  public static TextRule joined(List<List<String>> parts) {
    return new TextRule(parts, null);
  }

  /** Returns the text that rows have if they say nothing else. */
  public Optional<String> otherwise() {
    return Optional.ofNullable(otherwise);
  }

  /** Returns the paths that are read. */
  List<RowPath> paths() {
    return parts.stream().flatMap(List::stream).toList();
  }

  @Nullable String of(Row row) throws RowFaultException {
    String text = parts.size() > 1 ? join(row) : parts.isEmpty() ? null : first(parts.get(0), row);
    return text == null ? otherwise : text;
  }

  private static @Nullable String first(List<RowPath> paths, Row row) throws RowFaultException {
    for (RowPath path : paths) {
      String text = text(path, row);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private @Nullable String join(Row row) throws RowFaultException {
    StringBuilder all = new StringBuilder();
    boolean isAny = false;
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        all.append(SEPARATOR);
      }
      String text = first(parts.get(i), row);
      if (text != null) {
        isAny = true;
        appendEscaped(text, all);
      }
    }
    return isAny ? all.toString() : null;
  }

  /** Appends a part of a joined text. */
  static void appendEscaped(String text, StringBuilder to) {
    if (text.indexOf(SEPARATOR) < 0 && text.indexOf(ESCAPE) < 0) {
      to.append(text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SEPARATOR || c == ESCAPE) {
        to.append(ESCAPE);
      }
      to.append(c);
    }
  }

  private static @Nullable String text(RowPath path, Row row) throws RowFaultException {
    Object value = path.first(row);
    if (value == null) {
      return null;
    }
    String text = ScalarText.ofAny(value);
    if (text == null) {
      throw new RowFaultException(
          RejectionReason.INVALID_VALUE,
          path.text(),
          "This is an array, an object or too long a number, and must be one text or number. Map another path.");
    }
    return text;
  }
}
