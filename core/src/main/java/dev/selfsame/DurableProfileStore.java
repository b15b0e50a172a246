package dev.selfsame;

import dev.selfsame.identity.SuppressionList;
import dev.selfsame.storage.Backup;
import dev.selfsame.storage.Checkpoint;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageException;
import dev.selfsame.storage.StorageState;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A store whose data outlives its process: each write is kept in files of a directory, and opening
 * the directory gives the same store again.
 *
 * <pre>{@code
 * try (DurableProfileStore profiles = ProfileStore.builder()
 *     .namespaces(crm, email, device)
 *     .defaultPolicy(MergePolicies.timestampOrdered())
 *     .open(Storage.in(Path.of("people")))) {
 *   profiles.add(fragment);                                // on disk when this returns
 * }
 * }</pre>
 *
 * <p><b>Design.</b>
 *
 * <p><em>A journal of effects.</em> The store is in memory, as {@link ProfileStore} describes, and
 * reads cost what they cost there. A write is also appended to a journal: the fragments that it
 * added, and where those are in the files that it removed. From time to time a checkpoint writes
 * all that is held to a snapshot, and deletes the journal before it.
 *
 * <p><em>Prefix.</em> After any crash the store is that of a prefix of its writes which contains
 * every write that had returned, as far as {@link dev.selfsame.storage.Durability} promises. A read
 * may see a write that has not returned yet, and that a crash undoes.
 *
 * <p><em>No silent damage.</em> A changed byte in a file is noticed, and opening refuses instead of
 * leaving something out. Only the incomplete end of the last write is dropped, and {@link
 * #recovery} tells how much it was.
 *
 * <p><em>Erased is erased.</em> What is erased, withdrawn, replaced or expired is overwritten where
 * it is in the files. When {@link #erase} returns, no file of the directory contains it any more.
 *
 * <p><em>Failures stop writes.</em> When a write to disk fails, it throws a {@link
 * StorageException}, and so does every later write until the store was closed and opened again:
 * nothing is acknowledged that may be lost. When space has ended, reads and erasures go on, and
 * {@link #resume} accepts writes again. {@link #state} tells which. A write that throws so has
 * changed the store in memory, and may or may not be there after the next opening; repeating it
 * does no harm. A {@linkplain dev.selfsame damaged} store is opened again to go on; a write that
 * failed halfway is not in the files.
 *
 * <p>Safe for use by any number of threads. A store has one thread of its own, which writes the
 * files, and one at times that forces them; they end with {@link #close}. An interrupt of a thread
 * that calls the store does not end the call, and is kept. A directory is open in one store at a
 * time.
 *
 * @since 0.1.0
 */
public interface DurableProfileStore extends ProfileStore, AutoCloseable {
  /** {@return what was found when the store was opened} */
  RecoveryReport recovery();

  /**
   * Waits until all writes that returned before are on disk: they survive a crash of the system and
   * a loss of power. With {@link dev.selfsame.storage.Durability#EACH_WRITE} they are already.
   *
   * @throws StorageException if they cannot be made durable
   */
  void sync();

  /**
   * Writes all that is held to a snapshot, and deletes the journal before it, so that the files
   * take less space and are read faster. Writes go on meanwhile. Costs O(fragments), and as much
   * space as the snapshot takes, besides the files so far.
   *
   * @return what was done
   * @throws StorageException if there is no space for it, and then the store goes on with the files
   *     as they were; or if a file was deleted or swapped, or the disk has failed
   */
  Checkpoint checkpoint();

  /**
   * Writes the state between two writes to a directory, from which a store can be opened. Writes go
   * on meanwhile. Costs O(fragments).
   *
   * <p>Copy the directory to where it is safe. Before a store is opened from it, let {@link
   * Storage#restore} leave out who was erased since.
   *
   * @param emptyDirectory a directory that is empty, or does not exist
   * @return what was written
   * @throws StorageException if it cannot be written
   * @throws IllegalArgumentException if the directory is not empty
   */
  Backup backup(Path emptyDirectory);

  /**
   * Returns whom this store has erased since a time, as keyed hashes: what {@link Storage#restore}
   * has to leave out of a backup of that time. Keep its text outside of the store, with the backup.
   *
   * @param time the time of a backup
   * @return the identities that were erased at that time or later
   */
  SuppressionList erasedSince(Instant time);

  /** {@return the state of the files} */
  StorageState state();

  /**
   * Accepts writes again after space had ended; does nothing if writes are accepted.
   *
   * @throws StorageException if there is still no space, or the disk has failed: then close the
   *     store, and open it again
   */
  void resume();

  /**
   * Makes all writes durable, and closes the files. From then on every call but this one, {@link
   * #recovery}, {@link #state} and {@link #settings} throws a {@link StorageException}. Does
   * nothing if it was called before.
   *
   * @throws StorageException if the last writes cannot be made durable; the files are closed
   */
  @Override
  void close();
}
