package dev.selfsame.benchmarks.peers;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The SQL script that a data engineer would write instead of {@code unify}, for the files of {@link
 * dev.selfsame.benchmarks.streams.RetailFiles}: a process that reads them from its working
 * directory with DuckDB, and writes one profile a line to {@value #OUT}.
 *
 * <p>The script knows the columns and attributes by name. It has no graph rules, provenance or
 * profile ids, refuses no row, and lets no newer version of a record take a value away.
 *
 * <p><b>Design.</b> Only JDBC is named here; the driver is on the class path if the profile {@code
 * peers} was active when the module was built.
 */
public final class UnifyScript {
  /** The name of the file that is written. */
  public static final String OUT = "sql.ndjson";

  private static final String DATABASE = "jdbc:duckdb:";

  private UnifyScript() {}

  /** {@return whether DuckDB is on the class path} */
  public static boolean canRun() {
    return DriverManager.drivers()
        .anyMatch(driver -> driver.getClass().getName().startsWith("org.duckdb."));
  }

  /**
   * Runs the script.
   *
   * @param arguments the number of threads, or none for DuckDB's default: one for each processor
   */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(DATABASE);
        Statement statement = connection.createStatement()) {
      for (String threads : arguments) {
        statement.execute("SET threads TO " + Integer.parseInt(threads));
      }
      statement.execute(sql("1-read.sql"));
      String round = sql("2-propagate.sql");
      while (changed(statement, round) > 0) {}
      statement.execute(sql("3-profiles.sql"));
    }
  }

  private static long changed(Statement statement, String round) throws SQLException {
    statement.execute(round);
    try (ResultSet result = statement.getResultSet()) {
      result.next();
      return result.getLong(1);
    }
  }

  private static String sql(String name) {
    try {
      return Resources.toString(
          Resources.getResource(UnifyScript.class, "unify/" + name), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
