package dev.selfsame.examples.viewer;

import dev.selfsame.examples.viewer.ConditionLexer.Kind;
import dev.selfsame.examples.viewer.ConditionLexer.Token;
import dev.selfsame.query.Condition;
import dev.selfsame.query.Condition.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A parser of conditions on attributes, as people type them.
 *
 * <pre>{@code
 * condition  = all { "or" all }
 * all        = part { "and" part }
 * part       = "not" part | "(" condition ")" | "exists" path | path operator value
 * operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | "^="
 * path       = word | quoted
 * value      = word | quoted
 * }</pre>
 *
 * <p>A word ends at white space, a parenthesis or an operator. Quotes are single or double, with
 * {@code \} before a quote or a backslash in them. {@code and}, {@code or}, {@code not} and {@code
 * exists} are recognized in any case; quoted, they are words.
 *
 * <p>A word that is a number, {@code true} or {@code false} is a value of that type. Sources often
 * write such values as texts, so {@code =} finds both and {@code !=} excludes both; the other
 * operators compare only values of the same type. A quoted value is a text. {@code ^=} matches a
 * prefix of a text.
 */
final class ConditionParser {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_DIGITS = 100;

  private final List<Token> tokens;
  private int next;
  private int depth;

  private ConditionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a condition.
   *
   * @throws ApiException if the text is none; it says what to correct, and where
   */
  static Condition parse(String text) {
    ConditionParser parser = new ConditionParser(ConditionLexer.tokens(text));
    Condition condition = parser.condition();
    Token rest = parser.peek();
    if (rest.kind() == Kind.CLOSE) {
      throw wrong(rest, "This closing parenthesis has no opening one. Remove it.");
    }
    if (rest.kind() != Kind.END) {
      throw wrong(
          rest,
          "A condition ends before this. Write 'and' or 'or' between two conditions, and put a value with spaces in quotes.");
    }
    return condition;
  }

  private Condition condition() {
    List<Condition> parts = new ArrayList<>(List.of(all()));
    while (takeKeyword("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>(List.of(part()));
    while (takeKeyword("and")) {
      parts.add(part());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private Condition part() {
    if (++depth > MAX_DEPTH) {
      throw wrong(peek(), "The condition is nested too deep. Flatten it.");
    }
    try {
      if (takeKeyword("not")) {
        return Condition.not(part());
      }
      Token start = peek();
      if (start.kind() == Kind.OPEN) {
        next++;
        Condition inside = condition();
        if (take().kind() != Kind.CLOSE) {
          throw wrong(start, "This parenthesis is not closed. Write ) at its end.");
        }
        return inside;
      }
      return isKeyword(start, "exists") && !isOperator(1) ? exists() : comparison();
    } finally {
      depth--;
    }
  }

  private Condition exists() {
    next++;
    Token path = path();
    return checked(path, () -> Condition.exists(path.text()));
  }

  private Condition comparison() {
    Token path = path();
    Token operator = take();
    if (operator.kind() != Kind.OPERATOR) {
      throw wrong(
          operator,
          "A comparison is missing here. Write one, such as path = value, or 'exists path'.");
    }
    Token value = take();
    if (value.kind() != Kind.WORD && value.kind() != Kind.QUOTED) {
      throw wrong(
          value, "A value is missing here. Write one; empty values cannot be searched for.");
    }
    return checked(path, () -> comparison(path.text(), operator.text(), value));
  }

  private static Condition comparison(String path, String operator, Token value) {
    if (operator.equals("^=")) {
      return Condition.startsWith(path, value.text());
    }
    Operator sign = operator(operator);
    Object typed = typed(value);
    Condition condition = new Condition.Comparison(path, sign, typed);
    if (typed instanceof String || (sign != Operator.EQUAL && sign != Operator.NOT_EQUAL)) {
      return condition;
    }
    Condition asText = new Condition.Comparison(path, sign, value.text());
    return sign == Operator.EQUAL ? condition.or(asText) : condition.and(asText);
  }

  private static Operator operator(String sign) {
    for (Operator operator : Operator.values()) {
      if (operator.sign().equals(sign)) {
        return operator;
      }
    }
    throw new IllegalStateException("The lexer knows an operator that the parser does not.");
  }

  private static Object typed(Token value) {
    String text = value.text();
    if (value.kind() == Kind.QUOTED) {
      return text;
    }
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    return text.length() <= MAX_DIGITS && text.matches("[+-]?\\d+(\\.\\d+)?")
        ? new BigDecimal(text)
        : text;
  }

  private Token path() {
    Token path = take();
    if (path.kind() == Kind.WORD || path.kind() == Kind.QUOTED) {
      return path;
    }
    throw wrong(
        path, "The path of an attribute is missing here. Write one, such as loyalty.tier = gold.");
  }

  private interface Factory {
    Condition make();
  }

  /**
   * The messages of the library state what is wrong with a path or a value; none contains a value.
   */
  private static Condition checked(Token token, Factory factory) {
    try {
      return factory.make();
    } catch (IllegalArgumentException e) {
      throw wrong(token, String.valueOf(e.getMessage()));
    }
  }

  private boolean takeKeyword(String keyword) {
    boolean is = isKeyword(peek(), keyword);
    if (is) {
      next++;
    }
    return is;
  }

  private static boolean isKeyword(Token token, String keyword) {
    return token.kind() == Kind.WORD && token.text().toLowerCase(Locale.ROOT).equals(keyword);
  }

  private boolean isOperator(int ahead) {
    return tokens.get(Math.min(next + ahead, tokens.size() - 1)).kind() == Kind.OPERATOR;
  }

  private Token peek() {
    return tokens.get(next);
  }

  /** Takes a token; the last one can be taken any number of times. */
  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private static ApiException wrong(Token token, String message) {
    return ApiException.at(
        token.position(), "At character %d: %s".formatted(token.position(), message));
  }
}
