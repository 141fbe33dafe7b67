package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.ledger.RelayedAnswer;
import dev.signet.xkms.ledger.RelayedAnswers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Answers of other services in the table relayed_answer. */
public final class JdbcRelayedAnswers implements RelayedAnswers {
  /** So many are kept: with answers of usual size some 50 MB. */
  public static final int MOST = 10_000;

  private static final String COLUMNS =
      "entry, handle, domain, service, signer, answer, received_at, good_until";
  private static final String INSERT =
      "insert into relayed_answer (handle, domain, service, signer, answer, received_at, good_until)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String FIND = "select " + COLUMNS + " from relayed_answer where entry = ?";
  private static final String OF_DOMAIN =
      "select "
          + COLUMNS
          + " from relayed_answer where domain = ? order by entry desc fetch first ? rows only";
  private static final String SURPLUS = "delete from relayed_answer where entry <= ?";
  private static final String FORGET = "delete from relayed_answer where good_until <= ?";

  private final Transactions transactions;
  private final int most;

  public JdbcRelayedAnswers(DataSource database) {
    this(database, MOST);
  }

  /**
   * @param most how many are kept
   */
  public JdbcRelayedAnswers(DataSource database, int most) {
    this.transactions = new Transactions(database);
    this.most = most;
  }

  @Override
  public long keep(RelayedAnswer answer) {
    return transactions.make(connection -> keep(connection, answer));
  }

  @Override
  public Optional<RelayedAnswer> find(long number) {
    return transactions
        .read(connection -> Sql.first(connection, FIND, JdbcRelayedAnswers::read, number))
        .map(RelayedAnswer.Kept::answer);
  }

  @Override
  public List<RelayedAnswer.Kept> of(String domain, int atMost) {
    return transactions.read(
        connection -> Sql.query(connection, OF_DOMAIN, JdbcRelayedAnswers::read, domain, atMost));
  }

  @Override
  public int forget(Instant now) {
    return transactions.make(connection -> Sql.update(connection, FORGET, now));
  }

  private long keep(Connection connection, RelayedAnswer answer) throws SQLException {
    long number =
        Sql.insert(
            connection,
            INSERT,
            answer.question(),
            answer.domain(),
            answer.service(),
            answer.signer(),
            answer.answer(),
            answer.receivedAt(),
            answer.goodUntil());
    Sql.update(connection, SURPLUS, number - most);
    return number;
  }

  private static RelayedAnswer.Kept read(ResultSet columns) throws SQLException {
    return new RelayedAnswer.Kept(
        columns.getLong("entry"),
        new RelayedAnswer(
            Sql.octets(columns, "handle").orElseThrow(),
            columns.getString("domain"),
            columns.getString("service"),
            Optional.ofNullable(columns.getString("signer")),
            Sql.octets(columns, "answer").orElseThrow(),
            Sql.instant(columns, "received_at").orElseThrow(),
            Sql.instant(columns, "good_until").orElseThrow()));
  }
}
