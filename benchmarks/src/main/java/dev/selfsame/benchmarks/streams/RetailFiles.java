package dev.selfsame.benchmarks.streams;

import static java.util.Objects.requireNonNull;

import com.google.common.io.Closer;
import com.google.common.io.Resources;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the stream "retail" as files that {@code unify} reads: customers and loyalty members as
 * CSV, the rows of shop, app and web as NDJSON, and the settings. Each file is named after the
 * source of its rows.
 */
public final class RetailFiles {
  /** The name of the settings. */
  public static final String SETTINGS = "settings.json";

  /** The names of the files with rows. */
  public static final List<String> ROWS =
      List.of("crm.csv", "loyalty.csv", "shop.ndjson", "app.ndjson", "web.ndjson");

  private static final JsonMapper JSON = JsonMapper.shared();

  private RetailFiles() {}

  /** Writes all files into a folder. */
  public static void write(RetailStream stream, Path folder) throws IOException {
    Files.writeString(folder.resolve(SETTINGS), settings());
    Map<String, CsvTable> tables = tables();
    try (Closer closer = Closer.create()) {
      Map<String, BufferedWriter> writers = new HashMap<>();
      for (String name : ROWS) {
        BufferedWriter writer = closer.register(Files.newBufferedWriter(folder.resolve(name)));
        CsvTable table = tables.get(name);
        if (table != null) {
          writer.write(table.header() + '\n');
        }
        writers.put(name, writer);
      }
      for (ProfileFragment fragment : stream.fragments()) {
        CsvTable table = tables.get(fragment.source() + ".csv");
        String name = fragment.source() + (table == null ? ".ndjson" : ".csv");
        String line = table == null ? FragmentJson.write(fragment) : table.row(fragment);
        requireNonNull(writers.get(name)).write(line + '\n');
      }
    }
  }

  /** {@return the settings, as JSON} */
  static String settings() {
    try {
      return Resources.toString(
          Resources.getResource(RetailFiles.class, "retail-settings.json"), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** {@return the columns of each CSV file, by its name, as the settings map them} */
  static Map<String, CsvTable> tables() {
    return JSON.convertValue(
        JSON.readTree(settings()).get("inputs"), new TypeReference<Map<String, CsvTable>>() {});
  }
}
