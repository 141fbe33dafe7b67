package dev.signet.xkms.registry.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Conflict.Kind;
import dev.signet.xkms.registry.Receipt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** First answers, each written in the transaction of the change that it tells of. */
final class GivenAnswers {

  private GivenAnswers() {}

  static void keep(Connection connection, Receipt receipt, Instant at)
      throws SQLException, Conflict {
    try {
      Sql.update(
          connection,
          "insert into given_answer (handle, answer, sealed, given_at) values (?, ?, ?, ?)",
          receipt.handle(),
          receipt.answer(),
          receipt.sealed(),
          at);
    } catch (SQLException trouble) {
      throw Preconditions.duplicate(
          trouble, Kind.REPEATED_MESSAGE, "the same message was carried out before");
    }
  }

  static Optional<Receipt> find(Connection connection, Octets handle) throws SQLException {
    return Sql.first(
        connection,
        "select answer, sealed from given_answer where handle = ?",
        columns -> receipt(handle, columns),
        handle);
  }

  private static Receipt receipt(Octets handle, ResultSet columns) throws SQLException {
    return new Receipt(handle, Octets.of(columns.getBytes("answer")), columns.getBoolean("sealed"));
  }

  static int forgetBefore(Connection connection, Instant time) throws SQLException {
    return Sql.update(connection, "delete from given_answer where given_at < ?", time);
  }
}
