package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.DatabaseTrouble;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.ledger.SpentNonces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** Spent nonces in the shared database; its primary key decides races. */
public final class JdbcSpentNonces implements SpentNonces {
  private final Transactions transactions;

  public JdbcSpentNonces(DataSource database) {
    this.transactions = new Transactions(database);
  }

  @Override
  public boolean spend(Octets handle, Instant goodUntil) {
    try {
      return transactions.change(connection -> insert(connection, handle, goodUntil));
    } catch (Conflict before) {
      return false;
    }
  }

  private static boolean insert(Connection connection, Octets handle, Instant goodUntil)
      throws SQLException, Conflict {
    try {
      Sql.update(
          connection,
          "insert into spent_nonce (handle, good_until) values (?, ?)",
          handle,
          goodUntil);
      return true;
    } catch (SQLException trouble) {
      if (DatabaseTrouble.isDuplicate(trouble)) {
        throw new Conflict(Conflict.Kind.REPEATED_MESSAGE, "the nonce was spent before");
      }
      throw trouble;
    }
  }

  @Override
  public int forgetBefore(Instant time) {
    return transactions.make(
        connection -> Sql.update(connection, "delete from spent_nonce where good_until < ?", time));
  }
}
