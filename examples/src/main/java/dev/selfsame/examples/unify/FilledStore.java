package dev.selfsame.examples.unify;

import dev.selfsame.DurableProfileStore;
import dev.selfsame.ProfileStore;
import dev.selfsame.ProfileStoreBuilder;
import dev.selfsame.examples.JobException;
import dev.selfsame.examples.store.StoreFolder;
import dev.selfsame.storage.Durability;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The store that the rows are added to: in memory, or kept in a directory.
 *
 * <p><b>Design.</b> A row is not forced to disk by itself: that would take most of the time, and a
 * run that was cut short is repeated anyway, where what is there is recognized. Instead {@link
 * #sync} forces all of them, before the profiles get their name.
 */
final class FilledStore implements AutoCloseable {
  private final ProfileStore store;
  private final @Nullable DurableProfileStore kept;

  private FilledStore(ProfileStore store, @Nullable DurableProfileStore kept) {
    this.store = store;
    this.kept = kept;
  }

  /**
   * Opens the store in a directory, or makes one in memory if there is none.
   *
   * @param err is told what is remarkable about the store
   * @throws JobException if it cannot be opened
   */
  static FilledStore open(@Nullable Path directory, ProfileStoreBuilder builder, PrintStream err) {
    if (directory == null) {
      return new FilledStore(builder.build(), null);
    }
    DurableProfileStore kept =
        new StoreFolder(directory)
            .open(builder, storage -> storage.durability(Durability.HOST_SYNCS));
    StoreFolder.remarks(kept.recovery()).forEach(err::println);
    return new FilledStore(kept, kept);
  }

  /** Returns the store. */
  ProfileStore store() {
    return store;
  }

  /** Returns how many fragments were there before; empty if nothing is kept. */
  OptionalLong fragmentsBefore() {
    return kept == null ? OptionalLong.empty() : OptionalLong.of(kept.recovery().fragments());
  }

  /** Waits until all that was added is on disk, if it is kept there. */
  void sync() {
    if (kept != null) {
      kept.sync();
    }
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.close();
    }
  }
}
