package dev.selfsame.engine.journal;

import com.google.common.base.Preconditions;
import dev.selfsame.engine.journal.Disk.DiskFile;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.Settings;
import dev.selfsame.storage.Backup;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A directory with the files of a store: opened, verified, restored, and written as a whole. */
public final class StoreDirectory {
  private static final int BUFFER = 1 << 18;

  private StoreDirectory() {}

  /**
   * Opens the journal in a directory, which is created if it does not exist.
   *
   * @throws StorageException if it is in use, or its files cannot be read
   */
  public static Journal open(Path directory, JournalOptions options, Settings settings) {
    if (options.isReadOnly()) {
      checkExists(directory);
    }
    try {
      FileDisk disk = new FileDisk(directory);
      if (!options.isReadOnly()) {
        disk.createDirectory();
      }
      return Journal.open(disk, lock(directory, options.isReadOnly()), options, settings);
    } catch (IOException failed) {
      throw Failures.of(failed);
    }
  }

  private static void checkExists(Path directory) {
    Preconditions.checkArgument(
        Files.isDirectory(directory),
        "There is no directory %s. Name one that has a store.",
        directory);
  }

  private static DirectoryLock lock(Path directory, boolean isShared) throws IOException {
    try {
      return isShared ? DirectoryLock.shared(directory) : DirectoryLock.exclusive(directory);
    } catch (DirectoryInUseException inUse) {
      throw new StorageException(
          Reason.IN_USE,
          "The directory %s is open in another store. Close that one first, or use another directory."
              .formatted(directory),
          inUse);
    }
  }

  private interface Reading<T> {
    T read(Disk disk) throws IOException;
  }

  /** Reads a directory while no store writes to it. */
  private static <T> T reading(Path directory, Reading<T> reading) {
    checkExists(directory);
    try {
      DirectoryLock lock = lock(directory, true);
      try {
        return reading.read(new FileDisk(directory));
      } finally {
        lock.close();
      }
    } catch (IOException failed) {
      throw Failures.of(failed);
    }
  }

  /**
   * Reads all files of a directory, and changes nothing.
   *
   * @throws StorageException if they cannot be read
   */
  public static RecoveryReport verify(Path directory) {
    return reading(directory, StoreDirectory::verify);
  }

  static RecoveryReport verify(Disk disk) throws IOException {
    long start = System.nanoTime();
    Recovery recovery = Recovery.read(disk, 0);
    long fragments = 0;
    long inSnapshot = 0;
    long bytes = 0;
    for (FoundFile found : recovery.files()) {
      try (DiskFile file = disk.open(found.name().toString(), true)) {
        FrameWalk walk = recovery.walk(found, file);
        while (walk.nextFragment()) {
          fragments++;
          inSnapshot += found.name().isSnapshot() ? 1 : 0;
        }
        recovery.checkHasJournal(found, walk);
        bytes += found.size();
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new RecoveryReport(
        fragments, inSnapshot, bytes, recovery.droppedBytes(), 0, false, time);
  }

  /**
   * Copies a backup to an empty directory, without what was erased since.
   *
   * @throws StorageException if the backup cannot be read, or the copy cannot be written
   */
  public static Backup restore(Path backup, Path emptyDirectory, SuppressionList erasedSince) {
    return reading(
        backup,
        disk ->
            writeSnapshot(
                emptyDirectory, out -> Restoration.copy(disk, out, erasedSince, Instant.now())));
  }

  /**
   * Does something with files on a thread of its own, and returns the result. An interrupt of a
   * thread that reads or writes a channel closes it; one of the thread that waits here does not.
   */
  public static <T> T uninterrupted(Supplier<T> action) {
    FutureTask<T> task = new FutureTask<>(action::get);
    Thread thread = new Thread(task, "selfsame-files");
    thread.setDaemon(true);
    thread.start();
    return Waiting.resultOf(task);
  }

  /** What writes a snapshot to a stream. */
  public interface SnapshotTo {
    /** Writes it, and returns what was written. */
    Backup writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a snapshot to an empty directory, which is created if it does not exist. If it fails,
   * the directory has no snapshot.
   *
   * @throws StorageException if it cannot be written
   */
  public static Backup writeSnapshot(Path emptyDirectory, SnapshotTo snapshot) {
    try {
      FileDisk disk = new FileDisk(emptyDirectory);
      disk.createDirectory();
      Preconditions.checkArgument(
          disk.list().isEmpty(),
          "The directory %s is not empty. Name one that is empty, or does not exist.",
          emptyDirectory);
      FileName name = BackupWriter.fileName();
      try {
        Backup written;
        try (DiskFile file = disk.create(name.unfinished())) {
          DiskStream stream = new DiskStream(file, BUFFER);
          written = snapshot.writeTo(stream);
          stream.flush();
          file.force();
        }
        disk.rename(name.unfinished(), name.toString());
        disk.forceDirectory();
        return written;
      } catch (Throwable failed) {
        disk.delete(name.unfinished());
        throw failed;
      }
    } catch (IOException failed) {
      throw Failures.of(failed);
    }
  }
}
