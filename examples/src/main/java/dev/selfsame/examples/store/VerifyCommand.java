package dev.selfsame.examples.store;

import dev.selfsame.storage.RecoveryReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The action {@code store verify}: whether the files of a store are intact. */
@Command(
    name = "verify",
    header = "Reads every byte of a store or a backup, and tells whether it is intact.",
    description = {
      "",
      "Checks all that opening it would check, changes nothing, and needs little memory. Exits with"
          + " 0 if it is intact, and with 2 and one line that names the file, and where it is"
          + " damaged, if it is not. The incomplete end of the last write, which a crash leaves, is"
          + " no damage: the next opening drops it.",
      ""
    },
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "DIR", description = "The directory of a store, or of a backup.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path directory;

  VerifyCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    RecoveryReport report = new StoreFolder(directory).verify();
    json.write(out, text(report), object(report));
    return 0;
  }

  private List<String> text(RecoveryReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s is intact: %,d fragments, %,d bytes.",
            directory,
            report.fragments(),
            report.bytes()));
    lines.addAll(StoreFolder.remarks(report));
    return lines;
  }

  private Map<String, Object> object(RecoveryReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("directory", directory.toString());
    object.put("intact", true);
    object.put("fragments", report.fragments());
    object.put("bytes", report.bytes());
    object.put("droppedBytes", report.droppedBytes());
    return object;
  }
}
