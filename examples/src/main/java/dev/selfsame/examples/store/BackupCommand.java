package dev.selfsame.examples.store;

import dev.selfsame.identity.SuppressionList;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The action {@code store backup}: a copy of a store that is closed. */
@Command(
    name = "backup",
    header = "Copies a closed store to one file in another directory.",
    description = {
      "",
      "The copy has what the store holds, with vetoes and the suppression list, and nothing that was"
          + " removed. A store can be opened from it. Keep the time that is printed with it: 'restore'"
          + " has to leave out who is erased after it.",
      ""
    },
    sortOptions = false)
final class BackupCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory of a store.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path directory;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "The directory of the backup, which is empty or does not exist.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path to;

  BackupCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Copy copy = Copy.of(directory, to, SuppressionList.empty());
    json.write(
        out,
        List.of("The store was copied as of %s: %s.".formatted(copy.made().time(), copy.figures())),
        copy.object());
    return 0;
  }
}
