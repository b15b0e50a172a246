package dev.selfsame.examples.viewer;

import dev.selfsame.identity.Namespace;
import dev.selfsame.identity.Namespaces;
import dev.selfsame.identity.Normalizer;
import dev.selfsame.query.Condition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a search asks for.
 *
 * <p>A text that starts with the code of a namespace and a colon asks for identities there: the one
 * of this value, and those that begin with it. Other texts that have an operator in them, or begin
 * with {@code exists}, {@code not}, a quote or a parenthesis, are conditions. All others ask for
 * identities of any namespace by how they begin. An empty one asks for everybody.
 */
sealed interface SearchText {
  Pattern CONDITION = Pattern.compile("(?is)[(\"'].*|.*[=<>^].*|(exists|not)\\s.*");

  /**
   * A question about attributes.
   *
   * @param condition what holds for them
   */
  record Attributes(Condition condition) implements SearchText {}

  /**
   * A question for identities.
   *
   * @param prefixes how they begin, by the code of the namespace, in order of priority
   */
  record Beginnings(Map<String, String> prefixes) implements SearchText {}

  /**
   * Reads a text.
   *
   * @throws ApiException if it looks like a condition and is none
   */
  static SearchText parse(String text, Namespaces namespaces) {
    String stripped = Normalizer.trim().normalize(text);
    if (stripped.isEmpty()) {
      return new Attributes(Condition.allOf());
    }
    int colon = stripped.indexOf(':');
    Namespace named = colon < 0 ? null : namespaces.find(stripped.substring(0, colon)).orElse(null);
    Map<String, String> prefixes = new LinkedHashMap<>();
    if (named != null) {
      put(prefixes, named, stripped.substring(colon + 1));
    } else if (CONDITION.matcher(stripped).matches()) {
      // Not stripped, so that positions are those of what was typed.
      return new Attributes(ConditionParser.parse(text));
    } else {
      namespaces.asList().forEach(namespace -> put(prefixes, namespace, stripped));
    }
    return new Beginnings(prefixes);
  }

  private static void put(Map<String, String> prefixes, Namespace namespace, String text) {
    String prefix = beginning(namespace, text);
    if (prefix != null) {
      prefixes.put(namespace.code(), prefix);
    }
  }

  /**
   * Returns the normalized beginning of a value, or null when no value of the namespace begins so:
   * a telephone number has no letters.
   */
  private static @Nullable String beginning(Namespace namespace, String text) {
    String normalized;
    try {
      normalized = namespace.normalizer().normalize(text);
      if (namespace.normalizer().equals(Normalizer.email())) {
        return normalized;
      }
    } catch (IllegalArgumentException noWholeValue) {
      boolean phone = namespace.normalizer().equals(Normalizer.phone());
      normalized =
          phone ? digits(text) : Normalizer.trim().normalize(text).toLowerCase(Locale.ROOT);
    }
    boolean keepsLetters = letters(normalized).equals(letters(text));
    return keepsLetters
            && Normalizer.trim().normalize(normalized).isEmpty()
                == Normalizer.trim().normalize(text).isEmpty()
        ? normalized
        : null;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append(Character.digit(digit, 10)));
    return digits.toString();
  }

  private static String letters(String text) {
    return text.replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT);
  }
}
