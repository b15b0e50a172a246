package dev.selfsame.examples.demo;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.unify.UnifySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/** A fictitious retailer: four files of records with the usual problems, and their settings. */
public final class Retailer {
  static final String NAME = "Larkfield Outdoor";
  static final String SETTINGS = "settings.json";
  static final List<String> FILES =
      List.of("crm.csv", "loyalty.csv", "web.ndjson", "support.ndjson");

  /**
   * The time of rows without one. The demo has no such rows, so its output is the same every day.
   */
  public static final Instant NOW = Instant.parse("2026-03-03T00:00:00Z");

  private Retailer() {}

  /** Returns the settings. */
  public static UnifySettings settings() {
    try (InputStream in = open(SETTINGS)) {
      return UnifySettings.parse(SETTINGS, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new JobException("Cannot read " + SETTINGS, e);
    }
  }

  /** Returns the files. */
  public static List<Input> inputs() {
    return FILES.stream().map(name -> Input.resource(Retailer.class, name)).toList();
  }

  /** Copies the files to a folder, over those of an earlier copy. */
  static void copyTo(Path folder) {
    try {
      Files.createDirectories(folder);
      copy(SETTINGS, folder);
      for (String name : FILES) {
        copy(name, folder);
      }
    } catch (IOException e) {
      throw new JobException("Cannot write to " + folder, e);
    }
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream in = open(name)) {
      Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Retailer.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("The resource is not in the jar. Build the jar again.");
    }
    return in;
  }
}
