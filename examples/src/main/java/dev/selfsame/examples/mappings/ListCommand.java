package dev.selfsame.examples.mappings;

import static java.util.stream.Collectors.joining;

import dev.selfsame.json.FragmentMapping;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

/** The action {@code mappings list}: the names of the mappings, and what each is for. */
@Command(
    name = "list",
    header = "Lists the mappings: the name of each, and what it is for.",
    description = "")
final class ListCommand implements Callable<Integer> {
  private final PrintStream out;

  ListCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    return MappingsCommand.write(
        out, FragmentMapping.names().stream().map(ListCommand::line).collect(joining()));
  }

  private static String line(String name) {
    String document = FragmentMapping.document(name);
    return String.format(
        Locale.ROOT,
        "%-10s  %s\n",
        name,
        JsonMapper.shared().readTree(document).path("description").asString());
  }
}
