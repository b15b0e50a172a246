package dev.selfsame.examples.unify;

import dev.selfsame.examples.JobException;
import dev.selfsame.examples.rows.Form;
import dev.selfsame.examples.rows.Glob;
import dev.selfsame.json.FragmentMapping;
import dev.selfsame.profile.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of files mean: the entries of {@code inputs} in the settings, by the names of files
 * or patterns for them.
 */
final class InputMappings {
  private final Map<String, FragmentMapping> byName = new HashMap<>();
  private final List<Pattern> byPattern = new ArrayList<>();

  private InputMappings() {}

  /** The mapping of all files whose names match a pattern. */
  private record Pattern(Glob glob, FragmentMapping mapping) {}

  /**
   * Reads the entries.
   *
   * @throws JobException if they make no sense; the text names the key and the remedy
   */
  static InputMappings read(@Nullable Object inputs, Settings settings) {
    if (!(inputs instanceof Map<?, ?> entries)) {
      throw new JobException("inputs is no JSON object. Write the name of each file as a key.");
    }
    InputMappings mappings = new InputMappings();
    entries.forEach((name, entry) -> mappings.add((String) name, entry, settings));
    return mappings;
  }

  private void add(String name, @Nullable Object entry, Settings settings) {
    FragmentMapping mapping = mapping(name, entry, settings);
    byName.put(name, mapping);
    Glob.parse(name).ifPresent(glob -> byPattern.add(new Pattern(glob, mapping)));
  }

  private static FragmentMapping mapping(String name, @Nullable Object entry, Settings settings) {
    String place = "inputs, " + name;
    if (!(entry instanceof Map<?, ?> object)) {
      throw new JobException(place + " is no JSON object. Write {...}.");
    }
    Map<String, Object> document = new LinkedHashMap<>();
    FragmentMapping mapping;
    try {
      object.forEach((key, value) -> document.put((String) key, value));
      mapping = FragmentMapping.fromMap(document);
    } catch (IllegalArgumentException e) {
      throw new JobException(place + ": " + e.getMessage());
    }
    for (String source : mapping.sources()) {
      if (!settings.sources().isEmpty() && !settings.sources().containsKey(source)) {
        throw new JobException(
            "%s names the source '%s', which 'sources' does not declare. Declare it, or use one of %s."
                .formatted(place, source, settings.sources().keySet()));
      }
    }
    for (String namespace : mapping.namespaces()) {
      if (settings.namespaces().find(namespace).isEmpty()) {
        throw new JobException(
            "%s names the namespace '%s', which 'namespaces' does not declare. Declare it, or correct its name."
                .formatted(place, namespace));
      }
    }
    return mapping;
  }

  /**
   * Returns the mapping of a file: that of its name, or of its name without {@code .gz}, or of the
   * first pattern that one of these matches.
   */
  Optional<FragmentMapping> find(String file) {
    List<String> names = Stream.of(file, Form.uncompressed(file)).distinct().toList();
    return names.stream()
        .filter(byName::containsKey)
        .findFirst()
        .map(byName::get)
        .or(
            () ->
                byPattern.stream()
                    .filter(pattern -> names.stream().anyMatch(pattern.glob()::matches))
                    .findFirst()
                    .map(Pattern::mapping));
  }
}
