package dev.selfsame;

import dev.selfsame.engine.journal.Journal;
import dev.selfsame.engine.journal.StoreDirectory;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.storage.Backup;
import dev.selfsame.storage.Checkpoint;
import dev.selfsame.storage.RecoveryReport;
import dev.selfsame.storage.StorageState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** A store in memory with a journal of its writes. */
final class JournaledProfileStore extends InMemoryProfileStore implements DurableProfileStore {
  private final Journal journal;

  private JournaledProfileStore(
      Journal journal, Clock clock, int expectedIdentities, EventDispatcher dispatcher) {
    super(journal.settings(), clock, expectedIdentities, dispatcher, journal);
    this.journal = journal;
  }

  /**
   * Returns a store with what the files of a journal contain.
   *
   * @param journal a journal that was opened and not started; it is closed if this throws
   */
  static JournaledProfileStore start(
      Journal journal, Clock clock, int expectedIdentities, EventDispatcher dispatcher) {
    JournaledProfileStore store;
    try {
      store = new JournaledProfileStore(journal, clock, expectedIdentities, dispatcher);
    } catch (Throwable failed) {
      journal.abandon();
      throw failed;
    }
    journal.start(store.locked, clock);
    return store;
  }

  @Override
  public RecoveryReport recovery() {
    return journal.report();
  }

  @Override
  public void sync() {
    journal.sync();
  }

  @Override
  public Checkpoint checkpoint() {
    return journal.checkpoint();
  }

  @Override
  public Backup backup(Path emptyDirectory) {
    return StoreDirectory.uninterrupted(
        () -> StoreDirectory.writeSnapshot(emptyDirectory, this::writeBackup));
  }

  @Override
  public SuppressionList erasedSince(Instant time) {
    return journal.erasedSince(time);
  }

  @Override
  public StorageState state() {
    return journal.state();
  }

  @Override
  public void resume() {
    journal.resume();
  }

  @Override
  public void close() {
    journal.close();
  }
}
