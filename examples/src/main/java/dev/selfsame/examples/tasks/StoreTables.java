package dev.selfsame.examples.tasks;

import static java.util.Objects.requireNonNull;

import dev.selfsame.graph.FragmentKey;
import dev.selfsame.graph.GraphRules.Veto;
import dev.selfsame.identity.Identity;
import dev.selfsame.identity.SuppressionList;
import dev.selfsame.json.FragmentJson;
import dev.selfsame.profile.ProfileFragment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The tables of a {@link DatabaseStore}, in SQL that H2 and PostgreSQL share: the fragments as JSON
 * under their keys, the vetoes, and the suppression list as its text.
 *
 * <p>Timestamps in keys are texts, since databases cut them to microseconds. PostgreSQL fails, and
 * the batch with it, at a key with a character U+0000 or of more than some 2,700 bytes. Statements
 * are not sent in batches, since its driver puts the values of one that fails into the message.
 */
final class StoreTables {
  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS selfsame_fragments (
            source VARCHAR NOT NULL, kind VARCHAR NOT NULL, id VARCHAR NOT NULL,
            version VARCHAR NOT NULL, fragment VARCHAR NOT NULL,
            PRIMARY KEY (source, kind, id, version))
          """,
          """
          CREATE TABLE IF NOT EXISTS selfsame_vetoes (
            namespace_a VARCHAR NOT NULL, value_a VARCHAR NOT NULL,
            namespace_b VARCHAR NOT NULL, value_b VARCHAR NOT NULL)
          """,
          "CREATE TABLE IF NOT EXISTS selfsame_suppressed (list TEXT NOT NULL)");

  private static final String WITH_KEY =
      " WHERE source = ? AND kind = ? AND id = ? AND version = ?";

  /**
   * How many rows PostgreSQL's driver takes at a time; by default it takes all. H2 collects them
   * first, unless its URL has {@code LAZY_QUERY_EXECUTION=TRUE}.
   */
  private static final int FETCH_SIZE = 1000;

  private final Connection connection;

  /**
   * Creates an object for one transaction.
   *
   * @param connection a connection that does not commit by itself
   */
  StoreTables(Connection connection) {
    this.connection = connection;
  }

  /** Creates the tables that do not exist. */
  void create() throws SQLException {
    for (String table : SCHEMA) {
      update(table);
    }
  }

  /** Passes all fragments to a function, as they are read. */
  <T> T fragments(Function<Stream<ProfileFragment>, T> use) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery("SELECT fragment FROM selfsame_fragments")) {
        return use.apply(
            Stream.iterate(Optional.<ProfileFragment>empty(), last -> next(rows))
                .skip(1)
                .takeWhile(Optional::isPresent)
                .map(Optional::get));
      }
    }
  }

  private static Optional<ProfileFragment> next(ResultSet rows) {
    try {
      return rows.next() ? Optional.of(fragment(rows)) : Optional.empty();
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "The fragments cannot be read to the last. Check the database, and open it again.",
          failed);
    }
  }

  /** {@return those of the fragments with some keys that there are} */
  Set<ProfileFragment> fragments(Collection<FragmentKey> keys) throws SQLException {
    Set<ProfileFragment> found = new LinkedHashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT fragment FROM selfsame_fragments" + WITH_KEY)) {
      for (FragmentKey key : keys) {
        set(query, columns(key));
        try (ResultSet rows = query.executeQuery()) {
          if (rows.next()) {
            found.add(fragment(rows));
          }
        }
      }
    }
    return found;
  }

  /** Writes fragments as a store holds them, in place of those with their keys. */
  void write(Collection<ProfileFragment> fragments) throws SQLException {
    delete(fragments.stream().map(fragment -> fragment.origin().key()).toList());
    for (ProfileFragment fragment : fragments) {
      String[] key = columns(fragment.origin().key());
      update(
          "INSERT INTO selfsame_fragments (source, kind, id, version, fragment) VALUES (?, ?, ?, ?, ?)",
          key[0],
          key[1],
          key[2],
          key[3],
          FragmentJson.write(fragment));
    }
  }

  void delete(Collection<FragmentKey> keys) throws SQLException {
    for (FragmentKey key : keys) {
      update("DELETE FROM selfsame_fragments" + WITH_KEY, columns(key));
    }
  }

  void deleteSource(String source) throws SQLException {
    update("DELETE FROM selfsame_fragments WHERE source = ?", source);
  }

  Set<Veto> vetoes() throws SQLException {
    Set<Veto> vetoes = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT namespace_a, value_a, namespace_b, value_b FROM selfsame_vetoes")) {
      while (rows.next()) {
        vetoes.add(
            new Veto(
                new Identity(text(rows, 1), text(rows, 2)),
                new Identity(text(rows, 3), text(rows, 4))));
      }
    }
    return vetoes;
  }

  /** Writes the vetoes that were added, and deletes those that were removed. */
  void replaceVetoes(Set<Veto> before, Set<Veto> after) throws SQLException {
    for (Veto veto : before) {
      if (!after.contains(veto)) {
        update(
            "DELETE FROM selfsame_vetoes WHERE namespace_a = ? AND value_a = ? AND namespace_b = ? AND value_b = ?",
            columns(veto));
      }
    }
    for (Veto veto : after) {
      if (!before.contains(veto)) {
        update(
            "INSERT INTO selfsame_vetoes (namespace_a, value_a, namespace_b, value_b) VALUES (?, ?, ?, ?)",
            columns(veto));
      }
    }
  }

  /** {@return the suppression list, if one was written} */
  Optional<SuppressionList> suppressed() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT list FROM selfsame_suppressed")) {
      return rows.next() ? Optional.of(SuppressionList.parse(text(rows, 1))) : Optional.empty();
    }
  }

  void replaceSuppressed(SuppressionList list) throws SQLException {
    update("DELETE FROM selfsame_suppressed");
    update("INSERT INTO selfsame_suppressed (list) VALUES (?)", list.text());
  }

  private void update(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, String... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
  }

  /** An event has no version: its key has no timestamp. */
  private static String[] columns(FragmentKey key) {
    String version = key.timestamp().map(Instant::toString).orElse("");
    return new String[] {key.source(), key.kind().name(), key.id(), version};
  }

  private static String[] columns(Veto veto) {
    Identity a = veto.first();
    Identity b = veto.second();
    return new String[] {a.namespace(), a.value(), b.namespace(), b.value()};
  }

  private static ProfileFragment fragment(ResultSet rows) throws SQLException {
    if (FragmentJson.read(text(rows, 1)) instanceof FragmentJson.Reading.Read read) {
      return read.fragment();
    }
    throw new IllegalStateException(
        "A row of selfsame_fragments holds no fragment. Restore it from a backup, or delete it.");
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return requireNonNull(rows.getString(column));
  }
}
