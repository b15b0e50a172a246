package dev.selfsame.examples.unify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A folder with the files of one run. */
record Folder(Path path) {

  /** Writes a file, and returns it. */
  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) throws IOException {
    return Files.write(path.resolve(name), bytes);
  }

  /** Returns the place of a file that need not be there. */
  Path file(String name) {
    return path.resolve(name);
  }

  /** Returns a file of JSON objects. */
  List<Map<String, Object>> objects(String name) throws IOException {
    return objects(Files.readAllLines(path.resolve(name)));
  }

  /** Returns lines of JSON objects. */
  static List<Map<String, Object>> objects(List<String> lines) {
    return lines.stream().map(Folder::object).toList();
  }

  private static Map<String, Object> object(String line) {
    return JsonMapper.shared().readValue(line, new TypeReference<>() {});
  }

  /** Deletes the folder and all that is in it. */
  void delete() throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
