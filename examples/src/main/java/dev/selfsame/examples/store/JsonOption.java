package dev.selfsame.examples.store;

import dev.selfsame.examples.JobException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The option that says in which form a result is written. */
final class JsonOption {
  @Option(names = "--json", description = "Write the result as one line of JSON.")
  private boolean isAsked;

  /** Writes a result, which is there as text and as an object. */
  void write(PrintStream out, List<String> text, Map<String, Object> object) {
    List<String> lines = isAsked ? List.of(JsonMapper.shared().writeValueAsString(object)) : text;
    out.print(String.join("\n", lines) + "\n");
    if (out.checkError()) {
      throw new JobException("Cannot write the result: the output was closed before the end.");
    }
  }
}
