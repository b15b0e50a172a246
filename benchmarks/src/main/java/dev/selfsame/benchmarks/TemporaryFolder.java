package dev.selfsame.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A new folder, which is deleted with all that is in it when it is closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
  /**
   * Creates one.
   *
   * @param parent where, created if it does not exist; null for where the system keeps such folders
   */
  static TemporaryFolder in(@Nullable Path parent) throws IOException {
    String prefix = "selfsame-benchmark";
    return new TemporaryFolder(
        parent == null
            ? Files.createTempDirectory(prefix)
            : Files.createTempDirectory(Files.createDirectories(parent), prefix));
  }

  @Override
  public void close() throws IOException {
    MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
