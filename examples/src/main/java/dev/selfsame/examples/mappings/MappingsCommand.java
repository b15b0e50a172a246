package dev.selfsame.examples.mappings;

import dev.selfsame.examples.JobException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code mappings}: it shows the ready-made mappings of feeds. */
@Command(
    name = "mappings",
    header = "Shows the ready-made mappings of feeds, such as Segment or Shopify.",
    description = {
      "",
      "The settings of 'unify' name one for a file of its feed, and state what differs:",
      "",
      "  \"inputs\": {\"events.ndjson\": {\"mapping\": \"segment\", \"source\": \"web\"}}",
      "",
      "What 'show' prints can also be the start of a mapping of one's own."
          + " 'selfsame mappings ACTION --help' describes an action.",
      ""
    },
    commandListHeading = "%nActions:%n",
    synopsisSubcommandLabel = "ACTION")
public final class MappingsCommand implements Callable<Integer> {
  private MappingsCommand() {}

  /**
   * Returns the program, ready to be run.
   *
   * @param out where results go
   * @return the command line
   */
  public static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new MappingsCommand())
        .addSubcommand(new ListCommand(out))
        .addSubcommand(new ShowCommand(out));
  }

  @Override
  public Integer call() {
    throw new JobException("No action is given. Use 'list', 'show' or '--help'.");
  }

  /** Writes a result. */
  static int write(PrintStream out, String text) {
    out.print(text);
    if (out.checkError()) {
      throw new JobException("Cannot write the result: the output was closed before the end.");
    }
    return 0;
  }
}
