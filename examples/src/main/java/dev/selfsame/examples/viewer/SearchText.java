package dev.selfsame.examples.viewer;

import dev.selfsame.identity.IdentityType;
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
 * The parsed text of a search.
 *
 * <p>A text that starts with the code of a namespace and a colon matches the identities of that
 * namespace that start with the value. Other texts that contain an operator, or start with {@code
 * exists}, {@code not}, a quote or a parenthesis, are conditions. All others are prefixes of
 * identities of any namespace. An empty one matches all people.
 */
sealed interface SearchText {
  Pattern CONDITION = Pattern.compile("(?is)[(\"'].*|.*[=<>^].*|(exists|not)\\s.*");

  /**
   * A search by attributes.
   *
   * @param condition the condition
   */
  record Attributes(Condition condition) implements SearchText {}

  /**
   * A search by identities.
   *
   * @param prefixes their prefixes by the code of the namespace, in order of priority
   */
  record Beginnings(Map<String, String> prefixes) implements SearchText {}

  /**
   * Parses a text.
   *
   * @throws ApiException if it looks like a condition, but is not a valid one
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
      // Not stripped, so that positions are those of the original text.
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
   * Returns the normalized prefix of a value, or null when no value of the namespace has it: a
   * telephone number has no letters.
   */
  private static @Nullable String beginning(Namespace namespace, String text) {
    String normalized;
    try {
      normalized = namespace.normalizer().normalize(text);
      if (namespace.normalizer().equals(Normalizer.email())) {
        return normalized;
      }
    } catch (IllegalArgumentException noWholeValue) {
      normalized = partOfAValue(namespace, Normalizer.trim().normalize(text));
    }
    boolean keepsLetters = letters(normalized).equals(letters(text));
    return keepsLetters
            && Normalizer.trim().normalize(normalized).isEmpty()
                == Normalizer.trim().normalize(text).isEmpty()
        ? normalized
        : null;
  }

  private static String partOfAValue(Namespace namespace, String text) {
    if (namespace.normalizer().equals(Normalizer.phone())) {
      return digits(text);
    }
    return namespace.type() == IdentityType.PHONE && text.startsWith("+")
        ? "+" + digits(text)
        : text.toLowerCase(Locale.ROOT);
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
