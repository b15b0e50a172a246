package dev.selfsame.examples.rows;

import dev.selfsame.examples.JobException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of rows, or something else with rows that can be read like one. */
public final class Input {
  /** The name of standard input. */
  public static final String STANDARD = "-";

  private final String name;
  private final Optional<Path> path;
  private final long size;
  private final boolean repeatable;
  private final Opener opener;

  private Input(String name, Optional<Path> path, long size, boolean repeatable, Opener opener) {
    this.name = name;
    this.path = path;
    this.size = size;
    this.repeatable = repeatable;
    this.opener = opener;
  }

  /** Opens the bytes of an input. */
  @FunctionalInterface
  public interface Opener {

    /**
     * Returns the bytes from the first one.
     *
     * @throws IOException if they cannot be read
     */
    InputStream open() throws IOException;
  }

  /**
   * Returns a file as input.
   *
   * @param path the file
   * @return the input
   * @throws JobException if there is no such file
   */
  public static Input file(Path path) {
    Path name = path.getFileName();
    if (name == null || Files.isDirectory(path)) {
      throw new JobException("%s is a folder. Name a file.".formatted(path));
    }
    try {
      return new Input(
          name.toString(),
          Optional.of(path),
          Files.size(path),
          Files.isRegularFile(path),
          () -> Files.newInputStream(path));
    } catch (IOException e) {
      throw new JobException("Cannot read " + path, e);
    }
  }

  /**
   * Returns a resource beside a class as input.
   *
   * @param owner the class
   * @param name the name of the resource
   * @return the input
   */
  public static Input resource(Class<?> owner, String name) {
    return new Input(
        name,
        Optional.empty(),
        0,
        true,
        () -> {
          InputStream in = owner.getResourceAsStream(name);
          if (in == null) {
            throw new IOException("The resource is not in the jar. Build it anew.");
          }
          return in;
        });
  }

  /** Returns the standard input of the process. A thread that waits for it can be interrupted. */
  public static Input standard() {
    return once(
        STANDARD,
        () -> Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()));
  }

  /**
   * Returns something that can be opened once as input.
   *
   * @param name its name
   * @param opener opens it
   * @return the input
   */
  public static Input once(String name, Opener opener) {
    return new Input(name, Optional.empty(), 0, false, opener);
  }

  /** Returns the name of the file without its folder. */
  public String name() {
    return name;
  }

  /** Returns the file, if it is one. */
  public Optional<Path> path() {
    return path;
  }

  /** Returns how many bytes there are to read; 0 when that is not known. */
  public long size() {
    return size;
  }

  /** Returns whether the input has the same bytes when it is opened again. */
  public boolean isRepeatable() {
    return repeatable;
  }

  /**
   * Opens this input. The header of a table is read at once.
   *
   * @param format what is known about the format
   * @return the rows
   * @throws JobException if the input cannot be read, or has no header
   */
  public OpenInput open(FileFormat format) {
    if (format.form().isEmpty() && !name.equals(STANDARD)) {
      throw new JobException(
          "%s is neither CSV nor JSON by its name. Let it end in .csv, .tsv, .ndjson, .jsonl or .json (or one of these and .gz), or set 'form' of the file under 'inputs' to csv or json."
              .formatted(name));
    }
    try {
      return OpenInput.open(name, opener.open(), format);
    } catch (IOException e) {
      throw new JobException("Cannot read " + name, e);
    }
  }
}
