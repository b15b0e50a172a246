package dev.selfsame.examples.simulate;

import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A reader of files with scenarios. */
final class ScenarioFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private ScenarioFile() {}

  /**
   * Reads a file: a scenario, or an array of scenarios.
   *
   * @throws JobException if the file cannot be read, or a scenario in it is invalid
   */
  static List<Scenario> read(Path path) {
    Object content = parse(path);
    if (!(content instanceof List<?> array)) {
      return List.of(ScenarioReader.read(path + ", the scenario", content));
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (Object element : array) {
      String location = "%s, the scenario at position %d".formatted(path, scenarios.size());
      scenarios.add(ScenarioReader.read(location, element));
    }
    return scenarios;
  }

  private static @Nullable Object parse(Path path) {
    try {
      String text = Files.readString(path);
      return JSON.readValue(text.startsWith("\uFEFF") ? text.substring(1) : text, Object.class);
    } catch (MalformedInputException e) {
      throw new JobException(path + " is not UTF-8. Save it as UTF-8.");
    } catch (IOException e) {
      throw new JobException("Cannot read " + path, e);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      throw new JobException(
          ("%s is not JSON: the error is at line %d, column %d. Fix it there: one object or array,"
                  + " without duplicate keys.")
              .formatted(
                  path,
                  location == null ? 1 : location.getLineNr(),
                  location == null ? 1 : Math.max(1, location.getColumnNr())));
    }
  }
}
