package dev.selfsame.examples;

import java.util.ArrayList;
import java.util.List;

/** Text that is printed for people. */
public final class PlainText {
  private PlainText() {}

  /**
   * Returns a text with a replacement character for each control character, which could affect a
   * terminal.
   *
   * @param text any text
   * @return the text
   */
  public static String plain(String text) {
    return text.replaceAll("\\p{Cc}", "\uFFFD");
  }

  /**
   * Wraps a text into lines at spaces.
   *
   * @param text any text
   * @param width the number of characters that a line has at most, unless a word has more
   * @return the lines, at least one
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
