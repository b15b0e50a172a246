package dev.selfsame.examples.inspect;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a column, or the last part of a path, with what its words say about the values.
 *
 * <p>{@code customerId}, {@code CUSTOMER_ID} and {@code customer id} have the same words. Accents
 * are left out.
 */
final class ColumnName {
  private static final Pattern CAMEL =
      Pattern.compile("(?<=[\\p{Ll}0-9])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final CharMatcher DOTS = CharMatcher.is('.');
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.forPredicate(Character::isLetterOrDigit).negate()).omitEmptyStrings();

  private final List<String> words;
  private final Set<Hint> hints = EnumSet.noneOf(Hint.class);

  private ColumnName(List<String> words) {
    this.words = List.copyOf(words);
    for (Hint hint : Hint.values()) {
      if (hint.isIn(this.words)) {
        hints.add(hint);
      }
    }
  }

  /** Returns the name at the end of a path. */
  static ColumnName of(String path) {
    String name = DOTS.trimTrailingFrom(path);
    return new ColumnName(words(name.substring(name.lastIndexOf('.') + 1)));
  }

  /** Returns all names of a path as one. */
  static ColumnName ofAll(String path) {
    return new ColumnName(words(path));
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    String spaced = CAMEL.matcher(name).replaceAll(" ");
    String plain = MARKS.matcher(Normalizer.normalize(spaced, Normalizer.Form.NFD)).replaceAll("");
    WORDS.split(plain.toLowerCase(Locale.ROOT).replace("\u00df", "ss")).forEach(words::add);
    return words;
  }

  /** Returns the words in lower case. */
  List<String> words() {
    return words;
  }

  boolean has(Hint hint) {
    return hints.contains(hint);
  }

  boolean hasAny(Hint first, Hint... more) {
    return has(first) || List.of(more).stream().anyMatch(this::has);
  }
}
