package dev.selfsame.examples.unify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file beside its target, which gets the target's name when it is complete. It is deleted when it
 * is not completed, and also when the process is interrupted or ends; only a process that is killed
 * leaves it behind.
 */
final class UnfinishedFile {
  private static final Set<Path> LEFT = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> LEFT.forEach(UnfinishedFile::delete)));
  }

  private final Path path;
  private final Path target;

  private UnfinishedFile(Path path, Path target) {
    this.path = path;
    this.target = target;
  }

  /** Returns a file for a target; it does not exist yet. */
  static UnfinishedFile of(Path target) throws IOException {
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    String name = real.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return new UnfinishedFile(real.resolveSibling(name), real);
  }

  /** Creates the file. */
  OutputStream open() throws IOException {
    OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    LEFT.add(path);
    return out;
  }

  /** Gives the file the name of its target. It must be closed. */
  void complete() throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    LEFT.remove(path);
  }

  /** Deletes the file unless it is complete. */
  void discard() {
    if (LEFT.remove(path)) {
      delete(path);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException held) {
      // Its name tells what it is.
    }
  }
}
