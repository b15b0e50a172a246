package dev.selfsame.examples.rows;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** A pattern for the names of files, such as {@code orders-*.csv}. */
public final class Glob {
  private static final String WILDCARDS = "*?[{";

  private final PathMatcher matcher;

  private Glob(PathMatcher matcher) {
    this.matcher = matcher;
  }

  /** Returns a text as a pattern, if it is one. */
  public static Optional<Glob> parse(String text) {
    if (text.chars().noneMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Glob(FileSystems.getDefault().getPathMatcher("glob:" + text)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a name, or a path, matches the pattern. */
  public boolean matches(String name) {
    try {
      return matcher.matches(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
