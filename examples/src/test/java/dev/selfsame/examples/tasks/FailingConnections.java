package dev.selfsame.examples.tasks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections that are lost at a chosen call, once. */
final class FailingConnections implements DatabaseStore.Connections {
  static final String MESSAGE = "The connection is lost.";
  private static final int NEVER = Integer.MAX_VALUE;

  private static final Set<String> COUNTED =
      Set.of(
          "prepareStatement", "createStatement", "executeQuery", "executeUpdate", "next", "commit");

  private final DatabaseStore.Connections real;
  private int callsLeft = NEVER;
  private boolean commitArrives;
  private boolean isLost;

  FailingConnections(DatabaseStore.Connections real) {
    this.real = real;
  }

  /**
   * Lets a call fail, and, until the next connection is opened, all after it.
   *
   * @param call the number of the call, from 1
   * @param commitArrives whether a commit that fails takes effect: only its answer is lost
   */
  void failAt(int call, boolean commitArrives) {
    this.callsLeft = call;
    this.commitArrives = commitArrives;
  }

  /** {@return whether a call has failed since it was asked for} If not, none will. */
  boolean hasFailed() {
    boolean failed = callsLeft == NEVER;
    callsLeft = NEVER;
    return failed;
  }

  @Override
  public Connection open() throws SQLException {
    isLost = false;
    count();
    return proxy(Connection.class, real.open());
  }

  private void count() throws SQLException {
    if (callsLeft != NEVER && --callsLeft == 0) {
      callsLeft = NEVER;
      isLost = true;
    }
    if (isLost) {
      throw new SQLException(MESSAGE);
    }
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              String name = method.getName();
              if (name.equals("commit") && callsLeft == 1 && commitArrives) {
                method.invoke(target, arguments);
              }
              if (COUNTED.contains(name)) {
                count();
              } else if (isLost && !name.equals("close")) {
                throw new SQLException(MESSAGE);
              }
              try {
                return wrapped(method.invoke(target, arguments));
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private @Nullable Object wrapped(@Nullable Object result) {
    if (result instanceof PreparedStatement statement) {
      return proxy(PreparedStatement.class, statement);
    }
    if (result instanceof Statement statement) {
      return proxy(Statement.class, statement);
    }
    return result instanceof ResultSet rows ? proxy(ResultSet.class, rows) : result;
  }
}
