package dev.selfsame.examples.rows;

import static java.util.Objects.requireNonNull;

import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inputs that the arguments of a program name: files, folders, patterns such as {@code
 * export/*.csv}, and {@code -} for standard input.
 */
public final class Inputs {
  private static final char SEPARATOR = '/';
  private static final int MOST_NAMED = 5;

  private final Predicate<String> isInput;
  private final Consumer<String> remarks;
  private final List<Input> inputs = new ArrayList<>();

  private Inputs(Predicate<String> isInput, Consumer<String> remarks) {
    this.isInput = isInput;
    this.remarks = remarks;
  }

  /**
   * Finds the inputs, those of a folder or pattern in the order of their names.
   *
   * @param arguments what was given to the program
   * @param isInput tells by the name of a file in a folder whether its form is known
   * @param remarks is told in one line which files of a folder or pattern are left out
   * @return the inputs
   * @throws JobException if an argument names none
   */
  public static List<Input> find(
      List<String> arguments, Predicate<String> isInput, Consumer<String> remarks) {
    Inputs found = new Inputs(isInput, remarks);
    arguments.forEach(found::add);
    if (found.inputs.stream().filter(input -> input.name().equals(Input.STANDARD)).count() > 1) {
      throw new JobException("- is given twice. Standard input can be read once.");
    }
    return List.copyOf(found.inputs);
  }

  private void add(String argument) {
    if (argument.equals(Input.STANDARD)) {
      inputs.add(Input.standard());
      return;
    }
    Optional<Path> path = path(argument);
    Optional<Glob> pattern = Glob.parse(argument);
    try {
      if (path.isPresent() && Files.isDirectory(path.get())) {
        addAll(argument, children(path.get()));
      } else if (pattern.isPresent() && path.filter(Files::exists).isEmpty()) {
        addAll(argument, matches(argument, pattern.get()));
      } else {
        inputs.add(
            Input.file(
                path.orElseThrow(
                    () ->
                        new JobException(argument + " is no path of a file. Correct its name."))));
      }
    } catch (IOException e) {
      throw new JobException("Cannot read " + argument, e);
    } catch (UncheckedIOException e) {
      throw new JobException("Cannot read " + argument, requireNonNull(e.getCause()));
    }
  }

  private static Optional<Path> path(String argument) {
    try {
      return Optional.of(Path.of(argument));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  /** Walks from the last folder that is before any wildcard. */
  private static List<Path> matches(String argument, Glob pattern) throws IOException {
    String start = "";
    for (int end = argument.indexOf(SEPARATOR);
        end >= 0;
        end = argument.indexOf(SEPARATOR, end + 1)) {
      if (Glob.parse(argument.substring(0, end)).isPresent()) {
        break;
      }
      start = argument.substring(0, end + 1);
    }
    Path folder = Path.of(start);
    if (!Files.isDirectory(folder)) {
      throw new JobException("There is no folder %s. Correct %s.".formatted(start, argument));
    }
    int depth =
        (int) argument.substring(start.length()).chars().filter(c -> c == SEPARATOR).count() + 1;
    try (Stream<Path> paths =
        Files.walk(
            folder,
            argument.contains("**") ? Integer.MAX_VALUE : depth,
            FileVisitOption.FOLLOW_LINKS)) {
      return paths.filter(path -> pattern.matches(path.toString())).sorted().toList();
    }
  }

  private void addAll(String argument, List<Path> paths) {
    List<Path> known = paths.stream().filter(this::isKnown).toList();
    if (known.isEmpty()) {
      throw new JobException(
          "%s has no files in a known form, such as .csv or .json. Name some.".formatted(argument));
    }
    known.forEach(path -> inputs.add(Input.file(path)));
    List<String> others =
        paths.stream()
            .filter(path -> !isKnown(path))
            .map(path -> String.valueOf(path.getFileName()))
            .toList();
    if (!others.isEmpty()) {
      remarks.accept(
          "%s: left out %s%s, which are not CSV or JSON by their names."
              .formatted(
                  argument,
                  others.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                  others.size() > MOST_NAMED
                      ? " and %,d more".formatted(others.size() - MOST_NAMED)
                      : ""));
    }
  }

  /** Files whose names start with a dot are those of systems and programs. */
  private boolean isKnown(Path path) {
    String name = String.valueOf(path.getFileName());
    return !name.startsWith(".") && !Files.isDirectory(path) && isInput.test(name);
  }
}
