package dev.selfsame.examples.tasks;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import dev.selfsame.AddResult;
import dev.selfsame.BatchResult;
import dev.selfsame.ErasureReceipt;
import dev.selfsame.ExpiryReceipt;
import dev.selfsame.ProfileStore;
import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.profile.ProfileFragment;
import dev.selfsame.profile.RejectionReason;
import dev.selfsame.profile.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store whose fragments, vetoes and suppression list are also in a database, from which the next
 * process builds an equal store. Reads go to the {@link #store}; writes come here.
 *
 * <p><b>Design.</b> The database is the truth, the store an image of it, and one process at a time
 * writes. Each write is a transaction, in one of two orders:
 *
 * <ul>
 *   <li><em>Database, commit, store,</em> where it is known beforehand what changes: to add and to
 *       withdraw fragments, and for vetoes. So nobody reads what is not committed. After a crash
 *       behind the commit the write has happened, though nobody was told; repeated, it changes
 *       nothing.
 *   <li><em>Store, database, commit,</em> where the store finds out what changes: to erase, and for
 *       expiry. After a crash before the commit nothing has happened, and nobody has a receipt;
 *       repeat it.
 * </ul>
 *
 * <p>A write that fails before either has changed leaves both as they were, and can be repeated. If
 * it fails later, or if the commit fails, of which nobody knows then whether it took effect, the
 * two may differ: the failure is thrown, and all further writes are refused until the database is
 * opened again. What it then holds is what has happened.
 *
 * <p>A deleted row is gone for queries. When its bytes leave the files, the log and the backups is
 * up to the database. Safe for use by any number of threads; writes wait for each other.
 */
final class DatabaseStore {
  private final Connections connections;
  private final PausedClock clock;
  private final ProfileStore store;

  /** Whether the store surely holds what the database holds. */
  private boolean inStep = true;

  /** Opens connections; in an application it is {@code dataSource::getConnection}. */
  @FunctionalInterface
  interface Connections {
    Connection open() throws SQLException;
  }

  private interface Work<T> {
    T run(StoreTables tables) throws SQLException;
  }

  private DatabaseStore(Connections connections, PausedClock clock, ProfileStore store) {
    this.connections = connections;
    this.clock = clock;
    this.store = store;
  }

  /** Creates the tables that do not exist. */
  static void createTables(Connections connections) throws SQLException {
    inTransaction(
        connections,
        tables -> {
          tables.create();
          return tables;
        });
  }

  /**
   * Builds the store from the tables. Rows of events that have expired meanwhile are deleted.
   *
   * @param settings the settings under which the fragments were added
   * @param time the clock of the store
   * @throws IllegalStateException if a fragment is rejected for another reason
   * @throws BatchResult.BatchFailedException if the rows cannot be read to the last
   */
  static DatabaseStore open(Connections connections, Settings settings, Clock time)
      throws SQLException {
    PausedClock clock = new PausedClock(time);
    return inTransaction(
        connections,
        tables -> {
          Settings current = withVetoesAndList(settings, tables);
          ProfileStore store = ProfileStore.builder(current).clock(clock).build();
          BatchResult read = tables.fragments(rows -> addAll(rows.iterator(), store));
          read.remarks().forEach(DatabaseStore::requireHeldOrExpired);
          if (read.rejected() > 0) {
            deleteAllNotHeld(store, tables);
          }
          return new DatabaseStore(connections, clock, store);
        });
  }

  private static BatchResult addAll(Iterator<ProfileFragment> rows, ProfileStore store) {
    return store.addAll(() -> rows);
  }

  private static Settings withVetoesAndList(Settings settings, StoreTables tables)
      throws SQLException {
    Set<Veto> vetoes = tables.vetoes();
    SuppressionList list = tables.suppressed().orElse(settings.suppressed());
    return settings.toBuilder()
        .graphRules(rules -> vetoes.forEach(veto -> rules.veto(veto.first(), veto.second())))
        .suppressed(list)
        .build();
  }

  private static void requireHeldOrExpired(BatchResult.Remark remark) {
    if (remark.result() instanceof AddResult.Rejected rejected
        && rejected.reason() != RejectionReason.EXPIRED) {
      throw new IllegalStateException(
          "A fragment of the database is rejected as %s. Open it with the settings under which the fragment was added."
              .formatted(rejected.reason()));
    }
  }

  /** {@return the store, to be read and listened to; nothing else may write to it} */
  ProfileStore store() {
    return store;
  }

  /**
   * Adds fragments. What the tables should hold then is what an empty store holds when these
   * fragments and the rows with their keys are added to it: nothing that is rejected or refused,
   * all in the form in which it is held, and of two fragments with one key the one that counts.
   */
  synchronized BatchResult addAll(List<ProfileFragment> fragments) throws SQLException {
    return write(
        tables -> {
          ProfileStore trial = ProfileStore.builder(store.settings()).clock(clock).build();
          trial.addAll(fragments);
          Set<ProfileFragment> rows =
              tables.fragments(trial.fragments().map(DatabaseStore::key).toList());
          trial.addAll(rows);
          tables.write(trial.fragments().filter(not(rows::contains)).toList());
          return () -> store.addAll(fragments);
        });
  }

  synchronized boolean withdraw(FragmentKey key) throws SQLException {
    return write(
        tables -> {
          tables.delete(List.of(key));
          return () -> store.withdraw(key);
        });
  }

  synchronized long withdrawSource(String source) throws SQLException {
    return write(
        tables -> {
          tables.deleteSource(source);
          return () -> store.withdrawSource(source);
        });
  }

  synchronized boolean veto(Identity first, Identity second) throws SQLException {
    return write(
        tables -> {
          changeVetoes(tables, rules -> rules.veto(first, second));
          return () -> store.veto(first, second);
        });
  }

  synchronized boolean removeVeto(Identity first, Identity second) throws SQLException {
    return write(
        tables -> {
          changeVetoes(tables, rules -> rules.withoutVeto(first, second));
          return () -> store.removeVeto(first, second);
        });
  }

  private void changeVetoes(StoreTables tables, UnaryOperator<GraphRules.Builder> change)
      throws SQLException {
    GraphRules rules = store.settings().graphRules();
    tables.replaceVetoes(rules.vetoes(), change.apply(rules.toBuilder()).build().vetoes());
  }

  /**
   * Erases a person, and adds the identities to the suppression list if asked to. The rows of all
   * fragments that mention the person are deleted. Those of other people, without the mention and
   * some with another id, are then read back from the store.
   */
  synchronized Optional<ErasureReceipt> erase(Identity person, boolean suppress)
      throws SQLException {
    return write(
        tables -> {
          Set<Veto> vetoes = store.settings().graphRules().vetoes();
          List<ProfileFragment> mentioning = store.export(person);
          tables.delete(mentioning.stream().map(DatabaseStore::key).toList());
          inStep = false;
          Optional<ErasureReceipt> receipt =
              suppress ? store.eraseAndSuppress(person) : store.erase(person);
          Set<ProfileFragment> ofOthers = new LinkedHashSet<>();
          mentioning.stream()
              .map(fragment -> fragment.origin().primary())
              .distinct()
              .forEach(primary -> ofOthers.addAll(store.export(primary)));
          tables.write(ofOthers);
          tables.replaceVetoes(vetoes, store.settings().graphRules().vetoes());
          if (suppress) {
            tables.replaceSuppressed(store.settings().suppressed());
          }
          return () -> receipt;
        });
  }

  /** Removes what has expired. Takes memory for the keys of all fragments. */
  synchronized ExpiryReceipt expire() throws SQLException {
    return write(
        tables -> {
          inStep = false;
          ExpiryReceipt receipt = store.expire();
          deleteAllNotHeld(store, tables);
          return () -> receipt;
        });
  }

  private static void deleteAllNotHeld(ProfileStore store, StoreTables tables) throws SQLException {
    Set<FragmentKey> held = store.fragments().map(DatabaseStore::key).collect(toSet());
    tables.delete(
        tables.fragments(
            rows -> rows.map(DatabaseStore::key).filter(not(held::contains)).toList()));
  }

  private static FragmentKey key(ProfileFragment held) {
    return held.origin().key();
  }

  /**
   * Makes a write.
   *
   * @param work changes the database, and returns what is left to do once that is committed
   */
  private <T> T write(Work<Supplier<T>> work) throws SQLException {
    if (!inStep) {
      throw new IllegalStateException(
          "A write failed when the store or the database had changed, so they may differ. Open the database again.");
    }
    clock.advance();
    Supplier<T> rest =
        inTransaction(
            connections,
            tables -> {
              Supplier<T> afterCommit = work.run(tables);
              inStep = false;
              return afterCommit;
            });
    T result = rest.get();
    inStep = true;
    return result;
  }

  private static <T> T inTransaction(Connections connections, Work<T> work) throws SQLException {
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(new StoreTables(connection));
        connection.commit();
        return result;
      } catch (Throwable failed) {
        rollBack(connection, failed);
        throw failed;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable failed) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }
}
