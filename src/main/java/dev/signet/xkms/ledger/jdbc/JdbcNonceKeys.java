package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.ledger.NonceKey;
import dev.signet.xkms.ledger.NonceKeys;
import dev.signet.xkms.model.Octets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** The keys of nonces in the shared database. */
public final class JdbcNonceKeys implements NonceKeys {
  private static final String NEWEST =
      "select entry, secret, made_at from nonce_key order by entry desc fetch first ? rows only";

  private final Transactions transactions;

  public JdbcNonceKeys(DataSource database) {
    this.transactions = new Transactions(database);
  }

  @Override
  public List<NonceKey> newest(int limit) {
    return transactions.read(
        connection -> Sql.query(connection, NEWEST, JdbcNonceKeys::key, limit));
  }

  @Override
  public NonceKey add(Octets secret, Instant madeAt) {
    Instant time = madeAt.truncatedTo(ChronoUnit.MILLIS);
    long number =
        transactions.make(
            connection ->
                Sql.insert(
                    connection,
                    "insert into nonce_key (secret, made_at) values (?, ?)",
                    secret,
                    time));
    return new NonceKey(number, secret, time);
  }

  @Override
  public int forgetBefore(Instant time) {
    return transactions.make(
        connection -> Sql.update(connection, "delete from nonce_key where made_at < ?", time));
  }

  private static NonceKey key(ResultSet columns) throws SQLException {
    return new NonceKey(
        columns.getLong("entry"),
        Sql.octets(columns, "secret").orElseThrow(),
        Sql.instant(columns, "made_at").orElseThrow());
  }
}
