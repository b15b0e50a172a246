package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** One file of fragments, told to be NDJSON or CSV by the end of its name. */
public final class Input {
  private final String name;
  private final long size;
  private final Opener opener;
  private final boolean csv;

  private Input(String name, long size, Opener opener) {
    this.name = name;
    this.size = size;
    this.opener = opener;
    this.csv = isCsv(name);
    if (!csv && !isJson(name)) {
      throw new JobException(
          "%s is neither CSV nor NDJSON. Let its name end in .csv, .ndjson, .jsonl or .json."
              .formatted(name));
    }
  }

  /**
   * Returns a file as input.
   *
   * @param path the file
   * @return the input
   * @throws JobException if there is no such file, or it is not of a known form
   */
  public static Input file(Path path) {
    Path name = path.getFileName();
    if (name == null || Files.isDirectory(path)) {
      throw new JobException("%s is a folder. Name the files in it.".formatted(path));
    }
    try {
      return new Input(name.toString(), Files.size(path), () -> Files.newInputStream(path));
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
        0,
        () -> {
          InputStream in = owner.getResourceAsStream(name);
          if (in == null) {
            throw new IOException("The resource is not in the jar. Build it anew.");
          }
          return in;
        });
  }

  /** Returns the name of the file without its folder. */
  public String name() {
    return name;
  }

  /** Returns how many bytes there are to read; 0 when that is not known. */
  long size() {
    return size;
  }

  /**
   * Opens this input. The header of a CSV file is read at once.
   *
   * @param now what times must not lie too far ahead of, as the mapping of a CSV file says
   */
  OpenInput open(UnifySettings settings, Instant now) {
    try {
      return csv
          ? OpenInput.csv(opener.open(), settings.mapping(name), now)
          : OpenInput.lines(name, opener.open());
    } catch (IOException e) {
      throw new JobException("Cannot read " + name, e);
    }
  }

  /** Returns whether a file of this name is CSV. */
  static boolean isCsv(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static boolean isJson(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".ndjson") || lower.endsWith(".jsonl") || lower.endsWith(".json");
  }

  private interface Opener {
    InputStream open() throws IOException;
  }
}
