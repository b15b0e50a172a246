package dev.selfsame.examples.simulate;

import dev.selfsame.examples.JobException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The program {@code simulate}: it reads scenarios of a few events, and writes the resulting
 * graphs.
 */
@Command(
    name = "simulate",
    header =
        "Shows the graphs that result from scenarios of a few events, and which links are removed.",
    description = {
      "",
      "Reads JSON files, each a scenario or an array of scenarios, and writes one line of JSON per"
          + " scenario, in the order given. With --text it draws the graphs instead, and states"
          + " which rule removed a link, and at which event.",
      "",
      "Exits with 0 on success, and with 2 on failure.",
      ""
    },
    sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--text", description = "Draw the graphs as text.")
  private boolean text;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to read.")
  private final List<Path> files = new ArrayList<>();

  private SimulateCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Returns the program, ready to be run.
   *
   * @param out the stream for the results
   * @return the command line
   */
  public static CommandLine commandLine(PrintStream out) {
    CommandLine commandLine = new CommandLine(new SimulateCommand(out));
    commandLine.getCommandSpec().usageMessage().footer(SimulateHelp.footer());
    return commandLine;
  }

  @Override
  public Integer call() {
    // Read all files before the first line is written, so that a bad file leaves no partial result.
    List<Scenario> scenarios =
        files.stream().flatMap(file -> ScenarioFile.read(file).stream()).toList();
    for (Scenario scenario : scenarios) {
      Simulation simulation = Simulation.of(scenario);
      String result = text ? new Report(simulation).text() : ResultJson.write(simulation);
      out.print(result + "\n");
    }
    if (out.checkError()) {
      throw new JobException("Cannot write the results: the output was closed before the end.");
    }
    return 0;
  }
}
