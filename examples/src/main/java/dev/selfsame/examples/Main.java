package dev.selfsame.examples;

import dev.selfsame.examples.demo.DemoCommand;
import dev.selfsame.examples.inspect.InspectCommand;
import dev.selfsame.examples.mappings.MappingsCommand;
import dev.selfsame.examples.simulate.SimulateCommand;
import dev.selfsame.examples.store.StoreCommand;
import dev.selfsame.examples.unify.UnifyCommand;
import dev.selfsame.examples.viewer.ViewerCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The runnable jar: {@code java -jar examples/target/selfsame.jar PROGRAM ARGUMENTS}.
 *
 * <p>Results go to standard output, progress and the summary to standard error. A program exits
 * with 0 when its job was done, and with 2 and one line that says what to correct when it could not
 * be done. {@code unify} exits with 1 when it refused every row.
 */
@Command(
    name = "selfsame",
    header = "Many records, one person.",
    description = {
      "Turns scattered customer records into one profile per person.",
      "'selfsame PROGRAM --help' describes a program.",
      ""
    },
    commandListHeading = "%nPrograms:%n",
    synopsisSubcommandLabel = "PROGRAM")
public final class Main implements Callable<Integer> {
  private static final int FAILED = 2;

  /** What Java reads in the place of characters of arguments that the locale cannot express. */
  private static final char UNREADABLE = '\uFFFD';

  private Main() {}

  /**
   * Runs a program and ends the process.
   *
   * @param args the name of the program, and its arguments
   */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int status = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /**
   * Runs a program.
   *
   * @param out where results go
   * @param err where progress, summaries and errors go
   * @param args the name of the program, and its arguments
   * @return the exit status
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.addSubcommand(new DemoCommand(out));
    commandLine.addSubcommand(InspectCommand.commandLine(out));
    commandLine.addSubcommand(MappingsCommand.commandLine(out));
    commandLine.addSubcommand(SimulateCommand.commandLine(out));
    commandLine.addSubcommand(StoreCommand.commandLine(out));
    commandLine.addSubcommand(UnifyCommand.commandLine(out, err));
    commandLine.addSubcommand(new ViewerCommand(out, err));
    addHelp(commandLine);
    commandLine
        .setUsageHelpWidth(100)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Main::wrongUsage)
        .setExecutionExceptionHandler(Main::failure);
    try {
      return commandLine.execute(args);
    } catch (OutOfMemoryError e) {
      return fail(
          commandLine, "Out of memory. Give Java more of it, for example with java -Xmx8g.");
    }
  }

  @Override
  public Integer call() {
    throw new JobException(
        "No program is given. Use 'demo', 'inspect', 'mappings', 'simulate', 'store', 'unify',"
            + " 'viewer' or '--help'.");
  }

  private static int wrongUsage(ParameterException exception, String[] args) {
    CommandLine commandLine = exception.getCommandLine();
    if (Stream.of(args).anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
      return fail(
          commandLine,
          "An argument has characters that the locale of this process cannot express. Set a locale"
              + " with UTF-8, such as LC_ALL=C.UTF-8.");
    }
    return fail(
        commandLine,
        "%s. '%s --help' shows the options."
            .formatted(
                oneLine(exception.getMessage()), commandLine.getCommandSpec().qualifiedName()));
  }

  private static int failure(Exception exception, CommandLine commandLine, ParseResult parsed) {
    if (exception instanceof JobException) {
      return fail(commandLine, exception.getMessage());
    }
    if (exception instanceof InterruptedException) {
      return fail(commandLine, "The program was interrupted. Start it again.");
    }
    exception.printStackTrace(commandLine.getErr());
    return fail(commandLine, "This is a defect in the program. Please report it.");
  }

  private static int fail(CommandLine commandLine, @Nullable String message) {
    commandLine.getErr().println(oneLine(message));
    commandLine.getErr().flush();
    return FAILED;
  }

  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static void addHelp(CommandLine commandLine) {
    commandLine.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new Help()));
    commandLine.getSubcommands().values().forEach(Main::addHelp);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** The option that all programs have. */
  private static final class Help {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Show this help.")
    @SuppressWarnings("unused") // Picocli reads it.
    private boolean requested;
  }
}
