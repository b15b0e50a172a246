package dev.selfsame.examples.mappings;

import dev.selfsame.examples.JobException;
import dev.selfsame.json.FragmentMapping;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The action {@code mappings show}: the document of a mapping. */
@Command(
    name = "show",
    header = "Prints the JSON document of a mapping.",
    description = {"", "All that it says can be said otherwise in the settings of a file.", ""})
final class ShowCommand implements Callable<Integer> {
  private final PrintStream out;

  @Parameters(paramLabel = "NAME", description = "The name of the mapping, as 'list' shows it.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private String name;

  ShowCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (!FragmentMapping.names().contains(name)) {
      throw new JobException(
          "There is no mapping '%s'. Use %s."
              .formatted(name, String.join(", ", FragmentMapping.names())));
    }
    return MappingsCommand.write(out, FragmentMapping.document(name));
  }
}
