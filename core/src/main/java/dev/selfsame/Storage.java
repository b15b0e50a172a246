package dev.selfsame;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import dev.selfsame.engine.journal.JournalOptions;
import dev.selfsame.engine.journal.StoreDirectory;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.storage.Backup;
import dev.selfsame.storage.Durability;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import java.nio.file.Path;

/**
 * Where and how a {@link DurableProfileStore} keeps its data.
 *
 * <p>The files of a store are in a directory of their own, on a local disk, readable for their
 * owner only. Fragments are in them as they are, so encrypt the disk if they must be encrypted at
 * rest.
 *
 * <p>Immutable, and safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class Storage {
  private static final long CHECKPOINT_EVERY = 512L << 20;
  private static final long RESERVE = 8 << 20;
  private static final long FORCE_AFTER = 4 << 20;

  /** Few, since the caller of a write waits for its last ones. */
  private static final int PART_SIZE = 128;

  private final Path directory;
  private final Durability durability;
  private final long checkpointEvery;
  private final boolean isReadOnly;

  private Storage(Path directory, Durability durability, long checkpointEvery, boolean isReadOnly) {
    this.directory = directory;
    this.durability = durability;
    this.checkpointEvery = checkpointEvery;
    this.isReadOnly = isReadOnly;
  }

  /**
   * Returns a storage in a directory, where each write is durable when it returns, and a checkpoint
   * is made after 512 MiB of journal.
   *
   * @param directory a directory that only stores use; it is created if it does not exist
   * @return the storage
   */
  public static Storage in(Path directory) {
    return new Storage(requireNonNull(directory), Durability.EACH_WRITE, CHECKPOINT_EVERY, false);
  }

  /**
   * Returns a storage whose writes return at another time.
   *
   * @param durability when a write returns
   * @return the storage
   */
  public Storage durability(Durability durability) {
    return new Storage(directory, requireNonNull(durability), checkpointEvery, isReadOnly);
  }

  /**
   * Returns a storage that makes a checkpoint by itself each time that so much was written. While
   * it is written, a snapshot takes space for all that is held; the more rarely it is written, the
   * longer opening takes.
   *
   * @param bytes how much, at least 1 MiB; {@link Long#MAX_VALUE} for never
   * @return the storage
   * @throws IllegalArgumentException if it is less
   */
  public Storage checkpointEvery(long bytes) {
    Preconditions.checkArgument(
        bytes >= 1 << 20, "checkpointEvery is %s bytes. Use 1 MiB (1048576) or more.", bytes);
    return new Storage(directory, durability, bytes, isReadOnly);
  }

  /**
   * Returns a storage that is only read, and is not changed in any way. Any number of stores can
   * read a directory at the same time, and none that writes. Writing to such a store throws an
   * {@link UnsupportedOperationException}.
   *
   * @return the storage
   */
  public Storage readOnly() {
    return new Storage(directory, durability, checkpointEvery, true);
  }

  /** {@return the directory} */
  public Path directory() {
    return directory;
  }

  JournalOptions options() {
    return new JournalOptions(
        durability, checkpointEvery, isReadOnly, RESERVE, FORCE_AFTER, PART_SIZE);
  }

  /**
   * Reads all files of a directory as opening a store does, and changes nothing. Needs no settings,
   * and costs no memory. The rules are reported as not changed.
   *
   * @param directory the directory of a store that is not open for writing, or of a backup
   * @return what opening would find
   * @throws StorageException if the files are damaged, in use or of a later version
   */
  public static RecoveryReport verify(Path directory) {
    return StoreDirectory.uninterrupted(() -> StoreDirectory.verify(directory));
  }

  /**
   * Copies a backup to a new directory, without those who were erased since it was made: fragments
   * that are stored under one of their identities are left out, and others are written as if they
   * had never mentioned them. Costs O(fragments).
   *
   * @param backup the directory of a backup
   * @param emptyDirectory a directory that is empty, or does not exist; a store can be opened from
   *     it afterwards
   * @param erasedSince the identities that are left out: what {@link
   *     DurableProfileStore#erasedSince} returned, or a suppression list; {@link
   *     SuppressionList#empty} to leave out none
   * @return what was written
   * @throws StorageException if the backup is damaged, or the copy cannot be written
   * @throws IllegalArgumentException if the directory is not empty
   */
  public static Backup restore(Path backup, Path emptyDirectory, SuppressionList erasedSince) {
    return StoreDirectory.uninterrupted(
        () -> StoreDirectory.restore(backup, emptyDirectory, erasedSince));
  }
}
