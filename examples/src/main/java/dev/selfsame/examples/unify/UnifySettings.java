package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.phone.PhoneCodec;
import dev.selfsame.examples.rows.FileFormat;
import dev.selfsame.examples.rows.Input;
import dev.selfsame.examples.rows.Inputs;
import dev.selfsame.json.FragmentMapping;
import dev.selfsame.json.SettingsJson;
import dev.selfsame.policies.MergePolicies;
import dev.selfsame.profile.Settings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The settings of a run: those of the store, and how the rows of files map to fragments. */
public final class UnifySettings {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String INPUTS = "inputs";

  private final Settings settings;
  private final InputMappings mappings;

  private UnifySettings(Settings settings, InputMappings mappings) {
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
      Settings settings = SettingsJson.fromMap(document, MergePolicies.codec(), new PhoneCodec());
      return new UnifySettings(settings, InputMappings.read(inputs, settings));
    } catch (IllegalArgumentException | JobException e) {
      throw new JobException(name + ": " + e.getMessage() + hint(document));
    }
  }

  /** The library does not know the one key that is this program's own, so it does not offer it. */
  private static String hint(Map<String, @Nullable Object> document) {
    return document.keySet().stream()
            .anyMatch(key -> key.toLowerCase(Locale.ROOT).contains("input"))
        ? " What the rows of files mean stands under 'inputs'."
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

  /** Returns the settings of the store. */
  public Settings settings() {
    return settings;
  }

  /** Returns what the rows of a file mean, if the settings say so. */
  Optional<FragmentMapping> mapping(String file) {
    return mappings.find(file);
  }

  /** Returns what the settings and the name of a file tell about its format. */
  FileFormat format(String file) {
    return mapping(file)
        .map(mapping -> FileFormat.of(file, mapping))
        .orElseGet(() -> FileFormat.ofName(file));
  }

  /**
   * Finds the inputs that arguments of a program name.
   *
   * @param arguments files, folders, patterns, and {@code -} for standard input
   * @param remarks is told in one line which files of a folder or pattern are left out
   * @return the inputs
   * @throws JobException if an argument names none
   */
  public List<Input> inputs(List<String> arguments, Consumer<String> remarks) {
    return Inputs.find(arguments, name -> format(name).form().isPresent(), remarks);
  }
}
