package dev.selfsame.examples.inspect;

import dev.selfsame.examples.JobException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program {@code inspect}: it looks at files as they are, and drafts settings for them. */
@Command(
    name = "inspect",
    header = "Looks at files of records as they are, and drafts the settings for unify.",
    description = {
      "",
      "Finds out the form and the charset of a file, and for each column or path: how full it is,"
          + " how many different values it has, their type, and what they look like. The draft of the"
          + " settings comes with the reasons for it, and with questions where it is not sure.",
      "",
      "Values are personal data, so their shape is shown: 9 for a digit, A and a for letters.",
      "",
      "Exits with 0 on success, and with 2 on failure.",
      ""
    },
    sortOptions = false)
public final class InspectCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the settings. Default: at the end of the output.")
  private @Nullable Path settingsFile;

  @Option(names = "--json", description = "Write the findings and the settings as JSON.")
  private boolean json;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many rows of each file to look at. Default: ${DEFAULT-VALUE}.")
  private long mostRows;

  @Option(names = "--show-values", description = "Show some values, and not their shape.")
  private boolean showsValues;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files to look at, or folders or patterns.")
  private final List<String> paths = new ArrayList<>();

  private InspectCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Returns the program, ready to be run.
   *
   * @param out the stream for the report
   * @return the command line
   */
  public static CommandLine commandLine(PrintStream out) {
    CommandLine commandLine = new CommandLine(new InspectCommand(out));
    commandLine.getCommandSpec().usageMessage().footer(InspectHelp.footer());
    return commandLine;
  }

  @Override
  public Integer call() {
    requireRows();
    FileList files = FileList.of(paths);
    requireSeparate(files);
    Inspected inspected =
        new Inspection(Clock.systemUTC().instant(), mostRows, showsValues).inspect(files);
    if (settingsFile != null) {
      write(settingsFile, inspected);
    }
    out.print(
        json
            ? PrettyJson.write(FindingsJson.of(inspected, showsValues)) + "\n"
            : new InspectionReport(inspected, showsValues).text(settingsFile == null));
    if (out.checkError()) {
      throw new JobException("Cannot write the results: the output was closed before the end.");
    }
    return 0;
  }

  private void requireRows() {
    if (mostRows < 1) {
      throw new JobException("--rows needs a whole number of 1 or more.");
    }
  }

  /** Keeps a slip of the pen from overwriting what is read. */
  private void requireSeparate(FileList files) {
    if (settingsFile == null) {
      return;
    }
    Path target = settingsFile.toAbsolutePath().normalize();
    boolean isRead =
        Stream.concat(files.named().stream(), files.others().stream())
            .anyMatch(file -> file.toAbsolutePath().normalize().equals(target));
    if (isRead) {
      throw new JobException(
          "%s would be overwritten, and is named already. Name another file.".formatted(target));
    }
  }

  private static void write(Path file, Inspected inspected) {
    if (inspected.settings().isEmpty()) {
      throw new JobException(
          "There are no settings to write, since no column tells who a row is about. Leave --out"
              + " out to see the columns.");
    }
    try {
      Files.writeString(file, PrettyJson.write(inspected.settings()) + "\n");
    } catch (IOException e) {
      throw new JobException("Cannot write " + file, e);
    }
  }
}
