package dev.selfsame.examples.store;

import dev.selfsame.examples.JobException;
import dev.selfsame.identity.SuppressionList;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The action {@code store restore}: a store from a backup, without those who were erased since. */
@Command(
    name = "restore",
    header = "Makes a store from a backup, without those who were erased since it was made.",
    description = {
      "",
      "What is stored under an erased identity is left out, and the rest is copied as if it had never"
          + " been mentioned. Without --erased, who was erased since is there again.",
      ""
    },
    sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--erased",
      paramLabel = "FILE",
      description =
          "Who was erased since: the text of DurableProfileStore.erasedSince(time of the backup), or"
              + " of a suppression list. It has keyed hashes, and no values.")
  private @Nullable Path erasedFile;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "BACKUP", description = "The directory of the backup.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path backup;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "The directory of the store, which is empty or does not exist.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path to;

  RestoreCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    SuppressionList erased = erasedFile == null ? SuppressionList.empty() : read(erasedFile);
    Copy copy = Copy.of(backup, to, erased);
    Map<String, Object> object = copy.object();
    object.put("erased", erased.size());
    String without =
        erasedFile == null ? "" : ", without %d erased identities".formatted(erased.size());
    json.write(
        out,
        List.of(
            "The backup of %s was restored: %s%s."
                .formatted(copy.made().time(), copy.figures(), without)),
        object);
    return 0;
  }

  private static SuppressionList read(Path file) {
    try {
      return SuppressionList.parse(
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new JobException("Cannot read " + file, e);
    } catch (IllegalArgumentException e) {
      throw new JobException(file + ": " + e.getMessage());
    }
  }
}
