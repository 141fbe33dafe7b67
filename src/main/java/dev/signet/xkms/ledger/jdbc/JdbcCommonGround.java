package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.DatabaseTrouble;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What all nodes on one database must have in common, such as their authority: the first node says
 * it, the others compare.
 */
public final class JdbcCommonGround {
  private static final String READ = "select content from common_ground where name = ?";
  private static final String WRITE = "insert into common_ground (name, content) values (?, ?)";

  private final Transactions transactions;

  public JdbcCommonGround(DataSource database) {
    this.transactions = new Transactions(database);
  }

  /**
   * What the nodes have agreed on; the first who asks decides.
   *
   * @param name at most 64 characters
   * @param ours at most 255 characters, nothing secret
   * @throws dev.signet.xkms.registry.RegistryUnavailable if the database does not answer
   */
  public String agreed(String name, String ours) {
    return transactions.make(connection -> agreed(connection, name, ours));
  }

  private static String agreed(Connection connection, String name, String ours)
      throws SQLException {
    var theirs = Sql.first(connection, READ, columns -> columns.getString("content"), name);
    if (theirs.isPresent()) {
      return theirs.get();
    }
    try {
      Sql.update(connection, WRITE, name, ours);
      return ours;
    } catch (SQLException trouble) {
      // Another node said it in this very moment: read what it was.
      throw DatabaseTrouble.isDuplicate(trouble) ? DatabaseTrouble.lostRace(trouble) : trouble;
    }
  }
}
