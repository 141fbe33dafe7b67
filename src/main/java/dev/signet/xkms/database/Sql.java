package dev.signet.xkms.database;

import dev.signet.xkms.model.Octets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Prepared statements with the value types of this room: octets, instants (to the microsecond) and
 * optional ones of them.
 */
public final class Sql {

  private Sql() {}

  /** Reads the row that a result set stands on. */
  public interface Row<T> {
    T read(ResultSet columns) throws SQLException;
  }

  /** Runs a change and says how many rows it touched. */
  public static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  /** Inserts one row and returns the number that the database gave it. */
  public static long insert(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"entry"})) {
      bind(statement, values);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  /** Runs one statement for each row of values. */
  public static void updateEach(Connection connection, String sql, Collection<Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] values : rows) {
        bind(statement, values);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** All rows of a query. */
  public static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet columns = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (columns.next()) {
          rows.add(row.read(columns));
        }
        return rows;
      }
    }
  }

  /** The first row of a query. */
  public static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
    return query(connection, sql, row, values).stream().findFirst();
  }

  public static Optional<Instant> instant(ResultSet columns, String column) throws SQLException {
    return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  public static Optional<Octets> octets(ResultSet columns, String column) throws SQLException {
    return Optional.ofNullable(columns.getBytes(column)).map(Octets::of);
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      bindOne(statement, i + 1, values[i]);
    }
  }

  private static void bindOne(PreparedStatement statement, int position, Object value)
      throws SQLException {
    if (value instanceof Optional<?> maybe) {
      if (maybe.isPresent()) {
        bindOne(statement, position, maybe.get());
      } else {
        statement.setNull(position, Types.NULL);
      }
    } else if (value instanceof Octets octets) {
      statement.setBytes(position, octets.toByteArray());
    } else if (value instanceof Instant time) {
      statement.setObject(position, time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    } else {
      statement.setObject(position, value);
    }
  }
}
