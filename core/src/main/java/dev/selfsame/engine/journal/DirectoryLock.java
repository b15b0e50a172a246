package dev.selfsame.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a directory: of one store that writes, or of several that only read. Whoever is held
 * up gets an exception at once. Safe for use by several threads.
 *
 * <p><b>Design.</b> Between processes it is the operating system's lock of the file {@code LOCK},
 * which ends with the process, however it ends; the file alone means nothing and is never deleted.
 * Inside of a process the system gives no such lock: POSIX drops it as soon as the process closes
 * any channel of the file. So a table of directories, by their real paths, is asked before the file
 * is opened, readers of one process share one channel, and nothing else may open the file.
 *
 * <p>A reader creates nothing. Where there is no {@code LOCK} yet, as in a copy that cannot be
 * written to, it holds the lock inside of the process only.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "LOCK";

  /** Guarded by itself. */
  private static final Map<Path, Hold> HOLDS = new HashMap<>();

  private final Path directory;
  private final Hold hold;
  private boolean isClosed;

  private DirectoryLock(Path directory, Hold hold) {
    this.directory = directory;
    this.hold = hold;
  }

  /** What this process holds of a directory. */
  private static final class Hold {
    final boolean isShared;
    int count;
    @Nullable FileChannel channel;

    Hold(boolean isShared) {
      this.isShared = isShared;
    }
  }

  /**
   * Acquires the lock of a store that writes.
   *
   * @throws DirectoryInUseException if another store has the directory open
   */
  static DirectoryLock exclusive(Path directory) throws IOException, DirectoryInUseException {
    return acquire(directory, false);
  }

  /**
   * Acquires the lock of a store that only reads.
   *
   * @throws DirectoryInUseException if a store that writes has the directory open
   */
  static DirectoryLock shared(Path directory) throws IOException, DirectoryInUseException {
    return acquire(directory, true);
  }

  private static DirectoryLock acquire(Path directory, boolean isShared)
      throws IOException, DirectoryInUseException {
    Path real = directory.toRealPath();
    synchronized (HOLDS) {
      Hold hold = HOLDS.getOrDefault(real, new Hold(isShared));
      if (hold.count > 0 && !(hold.isShared && isShared)) {
        throw new DirectoryInUseException(directory, "this process");
      }
      if (hold.channel == null) {
        hold.channel = lockedFile(real, isShared);
      }
      hold.count++;
      HOLDS.put(real, hold);
      return new DirectoryLock(real, hold);
    }
  }

  private static @Nullable FileChannel lockedFile(Path directory, boolean isShared)
      throws IOException, DirectoryInUseException {
    FileChannel channel = openFile(directory.resolve(FILE), isShared);
    if (channel == null) {
      return null;
    }
    boolean isLocked = false;
    try {
      isLocked = channel.tryLock(0, Long.MAX_VALUE, isShared) != null;
    } catch (OverlappingFileLockException e) {
      // This process has this library twice, by two class loaders.
    } finally {
      if (!isLocked) {
        channel.close();
      }
    }
    if (!isLocked) {
      throw new DirectoryInUseException(directory, "another process or application");
    }
    return channel;
  }

  private static @Nullable FileChannel openFile(Path file, boolean isShared) throws IOException {
    if (!isShared) {
      return FileChannel.open(
          file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file));
    }
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Releases the lock; does nothing the second time. */
  @Override
  public void close() throws IOException {
    synchronized (HOLDS) {
      if (isClosed) {
        return;
      }
      isClosed = true;
      hold.count--;
      if (hold.count == 0) {
        HOLDS.remove(directory);
        if (hold.channel != null) {
          hold.channel.close();
        }
      }
    }
  }
}
