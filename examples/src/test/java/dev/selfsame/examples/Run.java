package dev.selfsame.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the jar's programs, as a user sees it.
 *
 * @param status the exit status
 * @param out what was printed
 * @param err what was printed to standard error
 */
public record Run(int status, String out, String err) {

  /** Runs a program; paths and other objects stand for their texts. */
  public static Run of(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Stream.of(args).map(Object::toString).toArray(String[]::new));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs {@code unify}. */
  public static Run unify(Path settings, Object... more) {
    return of(Stream.concat(Stream.of("unify", "--settings", settings), Stream.of(more)).toArray());
  }

  /** Returns the lines that were printed. */
  public List<String> outLines() {
    return out.lines().toList();
  }

  /** Returns the lines that were printed to standard error. */
  public List<String> errLines() {
    return err.lines().toList();
  }
}
