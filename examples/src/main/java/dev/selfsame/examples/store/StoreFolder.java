package dev.selfsame.examples.store;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.Storage;
import dev.selfsame.examples.JobException;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A directory of a store, as a program is given it. What fails is told in one line.
 *
 * @param path the directory
 */
public record StoreFolder(Path path) {
  /** It carries a lock, and nothing else. */
  private static final String LOCK = "LOCK";

  /**
   * Opens the store in this directory, which is made if it does not exist.
   *
   * @param builder the settings
   * @param how how the directory is used
   * @return the store
   * @throws JobException if it cannot be opened
   */
  public DurableProfileStore open(ProfileStoreBuilder builder, UnaryOperator<Storage> how) {
    requireNoFile();
    return telling("Cannot open " + path, () -> builder.open(how.apply(Storage.in(path))));
  }

  /**
   * Opens the store in this directory to read it only.
   *
   * @param builder the settings
   * @return the store
   * @throws JobException if there is none, or it cannot be opened
   */
  public DurableProfileStore openReadOnly(ProfileStoreBuilder builder) {
    requireStore();
    return open(builder, Storage::readOnly);
  }

  /**
   * Reads all files of this directory.
   *
   * @throws JobException if there is no store, or it cannot be read
   */
  RecoveryReport verify() {
    requireStore();
    return telling("Cannot read " + path, () -> Storage.verify(path));
  }

  /**
   * Returns the files of this directory by their names, without those that have no content.
   *
   * @throws JobException if it cannot be read
   */
  List<StoredFile> files() {
    String[] names = path.toFile().list();
    if (names == null) {
      throw new JobException("Cannot read %s. Check the permissions.".formatted(path));
    }
    List<StoredFile> files = new ArrayList<>();
    for (String name : names) {
      if (!name.equals(LOCK) && Files.isRegularFile(path.resolve(name))) {
        files.add(file(name));
      }
    }
    files.sort(Comparator.comparing(StoredFile::name));
    return files;
  }

  private StoredFile file(String name) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path.resolve(name), BasicFileAttributes.class);
      return new StoredFile(name, attributes.size(), attributes.lastModifiedTime().toInstant());
    } catch (IOException e) {
      throw new JobException("Cannot read " + path.resolve(name), e);
    }
  }

  /**
   * Checks that this is the directory of a store or of a backup.
   *
   * @throws JobException if it is not
   */
  void requireStore() {
    requireNoFile();
    if (!Files.isDirectory(path)) {
      throw new JobException("There is no directory %s. Check the path.".formatted(path));
    }
    if (files().stream().noneMatch(file -> file.isSnapshot() || file.isJournal())) {
      throw new JobException(
          "There is no store in %s. Name a directory with a file that ends in .snapshot or .journal."
              .formatted(path));
    }
  }

  /**
   * Checks that this directory is empty, or does not exist.
   *
   * @throws JobException if it is not
   */
  void requireEmpty() {
    requireNoFile();
    if (Files.isDirectory(path) && !files().isEmpty()) {
      throw new JobException(
          "%s is not empty. Name a directory that is empty, or does not exist.".formatted(path));
    }
  }

  private void requireNoFile() {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new JobException("%s is a file. Name a directory.".formatted(path));
    }
  }

  /**
   * Does something with the files of a store.
   *
   * @param failure what to say if it fails, such as "Cannot open people"
   * @throws JobException if it fails
   */
  static <T> T telling(String failure, Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageException e) {
      throw problem(failure, e);
    }
  }

  /**
   * Returns an exception that tells a failure in one line.
   *
   * @param failure what failed, such as "Cannot write to people"
   * @param cause why
   * @return the exception
   */
  public static JobException problem(String failure, StorageException cause) {
    if (cause.reason() == StorageException.Reason.NO_SPACE) {
      return new JobException(failure + ": the disk is full. Make room, and run this again.");
    }
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof IOException io && cause.reason() == StorageException.Reason.FAILED) {
        return new JobException(failure, io);
      }
    }
    return new JobException(failure + ": " + cause.getMessage());
  }

  /**
   * Returns what a user should know of how a store was opened.
   *
   * @param recovery what was found
   * @return a line for each, mostly none
   */
  public static List<String> remarks(RecoveryReport recovery) {
    List<String> remarks = new ArrayList<>();
    if (recovery.droppedBytes() > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "The store was not closed: the last %,d bytes belong to a write that had not ended, and are left out.",
              recovery.droppedBytes()));
    }
    if (recovery.rulesChanged()) {
      remarks.add(
          "The rules of the settings are not those that the store was last opened with; the graphs are those under the new ones.");
    }
    return remarks;
  }
}
