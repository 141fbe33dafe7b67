package dev.signet.xkms.registry.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A database that remembers which statements were prepared with which values, and can tell how it
 * would carry them out.
 */
final class RecordedStatements {
  private final DataSource database;
  private final Map<String, List<Bound>> recorded = new LinkedHashMap<>();

  private record Bound(Method setter, Object[] arguments) {}

  RecordedStatements(DataSource database) {
    this.database = database;
  }

  /** The database, with this listening. */
  DataSource listening() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> listening(invoke(database, method, arguments)));
  }

  /**
   * How the database carries out what was recorded, by statement; {@code before} is said to it
   * first, unless empty.
   */
  Map<String, String> plans(String before) throws SQLException, ReflectiveOperationException {
    Map<String, String> plans = new LinkedHashMap<>();
    try (Connection connection = database.getConnection()) {
      if (!before.isEmpty()) {
        connection.prepareStatement(before).execute();
      }
      for (Map.Entry<String, List<Bound>> statement : recorded.entrySet()) {
        plans.put(statement.getKey(), plan(connection, statement.getKey(), statement.getValue()));
      }
    }
    return plans;
  }

  private static String plan(Connection connection, String sql, List<Bound> values)
      throws SQLException, ReflectiveOperationException {
    try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
      for (Bound value : values) {
        value.setter().invoke(explain, value.arguments());
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet lines = explain.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  private Object listening(Object result) {
    if (!(result instanceof Connection connection)) {
      return result;
    }
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object made = invoke(connection, method, arguments);
          return made instanceof PreparedStatement statement
              ? listening(statement, (String) arguments[0])
              : made;
        });
  }

  private PreparedStatement listening(PreparedStatement statement, String sql) {
    List<Bound> values = new ArrayList<>();
    recorded.put(sql, values);
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (method.getName().startsWith("set") && arguments.length > 1) {
            values.add(new Bound(method, arguments));
          }
          return invoke(statement, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
