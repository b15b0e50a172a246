package dev.selfsame.examples.store;

import dev.selfsame.examples.JobException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code store}: it looks after directories of stores, without any settings. */
@Command(
    name = "store",
    header = "Looks after a store on disk: what it has, whether it is intact, and backups.",
    description = {
      "",
      "A store on disk is a directory of its own, which 'unify --store' or an application keeps."
          + " No settings are needed. While a program writes to the store, these actions say that it"
          + " is in use; a backup of an open store is made by the application, with"
          + " DurableProfileStore.backup().",
      "",
      "Exits with 0 when it was done, and with 2 and one line that says why when it could not be"
          + " done. 'selfsame store ACTION --help' describes an action.",
      ""
    },
    commandListHeading = "%nActions:%n",
    synopsisSubcommandLabel = "ACTION")
public final class StoreCommand implements Callable<Integer> {
  private StoreCommand() {}

  /**
   * Returns the program, ready to be run.
   *
   * @param out where results go
   * @return the command line
   */
  public static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new StoreCommand())
        .addSubcommand(new InfoCommand(out))
        .addSubcommand(new VerifyCommand(out))
        .addSubcommand(new BackupCommand(out))
        .addSubcommand(new RestoreCommand(out));
  }

  @Override
  public Integer call() {
    throw new JobException(
        "No action is given. Use 'info', 'verify', 'backup', 'restore' or '--help'.");
  }
}
