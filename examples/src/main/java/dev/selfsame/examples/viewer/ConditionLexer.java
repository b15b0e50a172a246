package dev.selfsame.examples.viewer;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a condition into words, quoted texts, operators and parentheses. */
final class ConditionLexer {
  /** The maximum length of a text, in chars. */
  static final int MAX_LENGTH = 4096;

  private static final String OPERATORS = "=!<>^";
  private static final List<String> KNOWN = List.of("=", "!=", "<", "<=", ">", ">=", "^=");

  enum Kind {
    WORD,
    QUOTED,
    OPERATOR,
    OPEN,
    CLOSE,
    END
  }

  /**
   * A token of the text.
   *
   * @param kind its kind
   * @param text its content
   * @param position the position of its first character, from 1
   */
  record Token(Kind kind, String text, int position) {}

  private final String text;
  private int at;

  private ConditionLexer(String text) {
    this.text = text;
  }

  /** Returns the tokens of a text; the last one is its end. */
  static List<Token> tokens(String text) {
    if (text.length() > MAX_LENGTH) {
      throw ApiException.at(
          MAX_LENGTH,
          "The condition has more than %d characters. Shorten it.".formatted(MAX_LENGTH));
    }
    ConditionLexer lexer = new ConditionLexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).kind() != Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return new Token(Kind.END, "", at + 1);
    }
    int start = at;
    char first = text.charAt(at);
    if (first == '(' || first == ')') {
      at++;
      return new Token(first == '(' ? Kind.OPEN : Kind.CLOSE, "", start + 1);
    }
    if (isQuote(first)) {
      return quoted(first);
    }
    return OPERATORS.indexOf(first) >= 0 ? operator() : word();
  }

  private Token operator() {
    int start = at;
    while (at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String sign = text.substring(start, at);
    if (!KNOWN.contains(sign)) {
      throw ApiException.at(
          start + 1,
          "At character %d: there is no such operator. Use one of %s."
              .formatted(start + 1, String.join(" ", KNOWN)));
    }
    return new Token(Kind.OPERATOR, sign, start + 1);
  }

  private Token word() {
    int start = at;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      at++;
    }
    return new Token(Kind.WORD, text.substring(start, at), start + 1);
  }

  private Token quoted(char quote) {
    int start = at++;
    StringBuilder inside = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1))) {
        at++;
      }
      inside.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw ApiException.at(
          start + 1,
          "At character %d: this quote is not closed. Write another one at the end of the text."
              .formatted(start + 1));
    }
    at++;
    return new Token(Kind.QUOTED, inside.toString(), start + 1);
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || OPERATORS.indexOf(c) >= 0;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean isEscapable(char c) {
    return isQuote(c) || c == '\\';
  }
}
