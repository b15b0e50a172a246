package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Settings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The settings of a run: those of the store, and how the columns of CSV files map to fragments. */
public final class UnifySettings {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String INPUTS = "inputs";

  private final Settings settings;
  private final Map<String, CsvMapping> mappings;

  private UnifySettings(Settings settings, Map<String, CsvMapping> mappings) {
    this.settings = settings;
    this.mappings = mappings;
  }

  /**
   * Reads a file of settings.
   *
   * @param path the file
   * @return the settings
   * @throws JobException if the file cannot be read or makes no sense
   */
  public static UnifySettings read(Path path) {
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (MalformedInputException e) {
      throw new JobException(path + " is not UTF-8. Save it as UTF-8.");
    } catch (IOException e) {
      throw new JobException("Cannot read the settings " + path, e);
    }
  }

  /**
   * Reads settings from their JSON document.
   *
   * @param name what to call the document in messages
   * @param json the document
   * @return the settings
   * @throws JobException if the document makes no sense; the text names the key and the remedy
   */
  public static UnifySettings parse(String name, String json) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(document(name, json));
    Object inputs = document.containsKey(INPUTS) ? document.remove(INPUTS) : Map.of();
    try {
      Settings settings = SettingsJson.fromMap(document, MergePolicies.codec());
      return new UnifySettings(settings, mappings(inputs, settings));
    } catch (IllegalArgumentException | JobException e) {
      throw new JobException(name + ": " + e.getMessage() + hint(document));
    }
  }

  /** The library does not know the one key that is this program's own, so it does not offer it. */
  private static String hint(Map<String, @Nullable Object> document) {
    return document.keySet().stream()
            .anyMatch(key -> key.toLowerCase(Locale.ROOT).contains("input"))
        ? " The columns of CSV files stand under 'inputs'."
        : "";
  }

  private static Map<String, @Nullable Object> document(String name, String json) {
    String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
    try {
      Map<String, @Nullable Object> document = JSON.readValue(text, new TypeReference<>() {});
      if (document != null) {
        return document;
      }
      throw new JobException(name + " holds no settings. Write a JSON object.");
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw new JobException(
          ("%s is not a JSON object: the error is at line %d, column %d. Fix it there; no key may"
                  + " occur twice.")
              .formatted(
                  name,
                  place == null ? 1 : place.getLineNr(),
                  place == null ? 1 : Math.max(1, place.getColumnNr())));
    }
  }

  private static Map<String, CsvMapping> mappings(@Nullable Object inputs, Settings settings) {
    if (!(inputs instanceof Map<?, ?> entries)) {
      throw new JobException("inputs is no JSON object. Write the name of each CSV file as a key.");
    }
    Map<String, CsvMapping> mappings = new HashMap<>();
    entries.forEach(
        (file, entry) -> {
          String name = (String) file;
          mappings.put(name, CsvMapping.read(name, entry, settings));
        });
    return mappings;
  }

  /** Returns the settings of the store. */
  public Settings settings() {
    return settings;
  }

  /**
   * Returns what the columns of a file mean.
   *
   * @throws JobException if the settings do not say
   */
  CsvMapping mapping(String file) {
    CsvMapping mapping = mappings.get(file);
    if (mapping == null) {
      throw new JobException(
          "The settings do not say what the columns of %s mean. Add it to 'inputs'."
              .formatted(file));
    }
    return mapping;
  }
}
