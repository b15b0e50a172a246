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
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The action {@code store info}: how much a store has, and in which files. */
@Command(
    name = "info",
    header = "Tells how many fragments a store or a backup has, and in which files.",
    description = {
      "",
      "Reads all files, and changes nothing. A snapshot is written by a checkpoint, and has all that"
          + " was held at the time of its file; the journal has what was written since. 'reserve'"
          + " is given up when the disk is full.",
      ""
    },
    sortOptions = false)
final class InfoCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "DIR", description = "The directory of a store, or of a backup.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path directory;

  InfoCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    StoreFolder folder = new StoreFolder(directory);
    RecoveryReport report = folder.verify();
    List<StoredFile> files = folder.files();
    json.write(out, text(report, files), object(report, files));
    return 0;
  }

  private static List<String> text(RecoveryReport report, List<StoredFile> files) {
    List<String> lines = new ArrayList<>();
    lines.add(line("fragments", report.fragments()));
    lines.add(line("  in the snapshot", report.fromSnapshot()));
    lines.add(line("  in the journal", report.fragments() - report.fromSnapshot()));
    if (report.droppedBytes() > 0) {
      lines.add(line("bytes of an unfinished write", report.droppedBytes()));
    }
    lines.add(line("bytes", bytes(files, any -> true)));
    for (StoredFile file : files) {
      lines.add(line("  " + file.name(), file.bytes()) + "  " + file.modified());
    }
    return lines;
  }

  private static String line(String title, long value) {
    return String.format(Locale.ROOT, "%-30s %,14d", title, value);
  }

  private Map<String, Object> object(RecoveryReport report, List<StoredFile> files) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("directory", directory.toString());
    object.put("fragments", report.fragments());
    object.put("fromSnapshot", report.fromSnapshot());
    object.put("droppedBytes", report.droppedBytes());
    object.put("bytes", bytes(files, any -> true));
    object.put("snapshotBytes", bytes(files, StoredFile::isSnapshot));
    object.put("journalBytes", bytes(files, StoredFile::isJournal));
    object.put("files", files.stream().map(InfoCommand::object).toList());
    return object;
  }

  private static Map<String, Object> object(StoredFile file) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", file.name());
    object.put("bytes", file.bytes());
    object.put("modified", file.modified().toString());
    return object;
  }

  private static long bytes(List<StoredFile> files, Predicate<StoredFile> which) {
    return files.stream().filter(which).mapToLong(StoredFile::bytes).sum();
  }
}
