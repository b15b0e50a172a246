package dev.selfsame.policies;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rule governs a path, by trying all patterns. */
final class SlowPatterns {
  private SlowPatterns() {}

  static <T> @Nullable T best(Map<String, T> byPattern, String path) {
    String best = null;
    for (String pattern : byPattern.keySet()) {
      // As letters: an exact name is a, * is b, and no name at all is c. The least is the best.
      if (governs(pattern, path) && (best == null || rank(pattern).compareTo(rank(best)) < 0)) {
        best = pattern;
      }
    }
    return best == null ? null : byPattern.get(best);
  }

  static boolean governs(String pattern, String path) {
    StringBuilder expression = new StringBuilder();
    for (String name : pattern.split("\\.", -1)) {
      expression.append(expression.isEmpty() ? "" : "\\.");
      expression.append(name.equals("*") ? "[^.]+" : "\\Q" + name + "\\E");
    }
    return path.matches(expression + "(\\..*)?");
  }

  private static String rank(String pattern) {
    StringBuilder rank = new StringBuilder();
    for (String name : pattern.split("\\.", -1)) {
      rank.append(name.equals("*") ? 'b' : 'a');
    }
    return rank.append("c".repeat(64 - rank.length())).toString();
  }
}
