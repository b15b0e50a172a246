package dev.selfsame.examples.tasks;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A database for one test, with the tables. */
final class TestDatabase implements AutoCloseable {
  /** Names a database of PostgreSQL in which the tests may create schemas. */
  private static final String SWITCH = "SELFSAME_POSTGRESQL_URL";

  private static final List<String> TABLES =
      List.of("selfsame_fragments", "selfsame_vetoes", "selfsame_suppressed");

  /** What runs it, and where. */
  enum Kind {
    H2_IN_MEMORY,
    H2_ON_DISK,
    POSTGRESQL
  }

  private final DatabaseStore.Connections connections;
  private final String end;

  private TestDatabase(DatabaseStore.Connections connections, String end) {
    this.connections = connections;
    this.end = end;
  }

  /** Creates a database; without one of PostgreSQL, the test is skipped. */
  static TestDatabase create(Kind kind, Path folder) throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    TestDatabase database =
        switch (kind) {
          case H2_IN_MEMORY ->
              new TestDatabase(
                  () -> DriverManager.getConnection("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"),
                  "SHUTDOWN");
          // Closed with its last connection, and opened again with the next.
          case H2_ON_DISK ->
              new TestDatabase(
                  () -> DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(name)),
                  "SHUTDOWN");
          case POSTGRESQL -> postgresql(name);
        };
    DatabaseStore.createTables(database.connections);
    return database;
  }

  private static TestDatabase postgresql(String schema) throws SQLException {
    String url = System.getenv(SWITCH);
    assumeTrue(
        url != null,
        "PostgreSQL is not tested. Set %s, for example to jdbc:postgresql://localhost/test?user=me."
            .formatted(SWITCH));
    requireNonNull(url);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    }
    return new TestDatabase(
        () -> {
          Connection connection = DriverManager.getConnection(url);
          connection.setSchema(schema);
          return connection;
        },
        "DROP SCHEMA " + schema + " CASCADE");
  }

  DatabaseStore.Connections connections() {
    return connections;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** {@return all that the tables hold, column by column} */
  List<String> texts() throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              texts.add(requireNonNull(rows.getString(i)));
            }
          }
        }
      }
    }
    return texts;
  }

  @Override
  public void close() throws SQLException {
    execute(end);
  }
}
