package dev.signet.xkms.registry.jdbc;

import dev.signet.xkms.database.DatabaseTrouble;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.SecretStore;
import dev.signet.xkms.registry.SharedSecret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Shared secrets and failed attempts in the database of the {@link JdbcRegistry}, which spends the
 * uses.
 */
public final class JdbcSecretStore implements SecretStore {

  private static final int MOST_COVERING = 20;

  private static final String INSERT =
      "insert into shared_secret (id, authentication_key, encryption_key, names, uses_left, not_on_or_after)"
          + " values (?, ?, ?, ?, ?, ?)";

  private static final String COLUMNS =
      "select s.id, s.authentication_key, s.encryption_key, s.names, s.uses_left, s.not_on_or_after ";

  private static final String NEWEST =
      COLUMNS + "from shared_secret s order by s.entry desc fetch first ? rows only";

  private static final String COVERING =
      COLUMNS
          + "from secret_name n join shared_secret s on s.entry = n.secret where n.handle = ?"
          + " order by case when s.uses_left > 0 and s.not_on_or_after > ? then 0 else 1 end, s.entry desc"
          + " fetch first ? rows only";

  private static final String FAIL_AGAIN =
      "update failed_attempt set locked_until = case when failures >= ? then ? else locked_until end,"
          + " failures = failures + 1, failed_at = ? where handle = ?";

  private static final String FAIL_FIRST =
      "insert into failed_attempt (handle, failures, failed_at, locked_until) values (?, 1, ?, ?)";

  private final Transactions transactions;
  private final InstantSource clock;

  public JdbcSecretStore(DataSource database, InstantSource clock) {
    this.transactions = new Transactions(database);
    this.clock = clock;
  }

  @Override
  public void add(SharedSecret secret) {
    transactions.make(
        connection -> {
          long entry = insert(connection, secret);
          Set<Octets> handles = new LinkedHashSet<>();
          secret.names().forEach(name -> handles.add(Handles.use(name)));
          List<Object[]> rows = new ArrayList<>();
          handles.forEach(handle -> rows.add(new Object[] {handle, entry}));
          Sql.updateEach(
              connection, "insert into secret_name (handle, secret) values (?, ?)", rows);
          return true;
        });
  }

  @Override
  public boolean withdraw(String id) {
    return BindingRows.isStorable(id)
        && transactions.make(
                connection ->
                    Sql.update(
                        connection,
                        "update shared_secret set uses_left = 0 where id = ? and uses_left > 0",
                        id))
            > 0;
  }

  @Override
  public List<SharedSecret> list(int limit) {
    return transactions.read(
        connection -> Sql.query(connection, NEWEST, JdbcSecretStore::secret, limit));
  }

  @Override
  public List<SharedSecret> covering(UseKeyWith name) {
    return transactions.read(
        connection ->
            Sql.query(
                connection,
                COVERING,
                JdbcSecretStore::secret,
                Handles.use(name),
                clock.instant(),
                MOST_COVERING));
  }

  @Override
  public void recordFailure(UseKeyWith name, int limit, Instant lockedUntil) {
    Octets handle = Handles.use(name);
    Optional<Instant> lock = limit < 1 ? Optional.of(lockedUntil) : Optional.empty();
    transactions.make(
        connection -> {
          Instant now = clock.instant();
          if (Sql.update(connection, FAIL_AGAIN, limit, lockedUntil, now, handle) == 0) {
            failFirst(connection, handle, now, lock);
          }
          return true;
        });
  }

  /** Two first failures at once: the loser tries again and is the second. */
  private static void failFirst(
      Connection connection, Octets handle, Instant now, Optional<Instant> lock)
      throws SQLException {
    try {
      Sql.update(connection, FAIL_FIRST, handle, now, lock);
    } catch (SQLException trouble) {
      throw DatabaseTrouble.isDuplicate(trouble) ? DatabaseTrouble.lostRace(trouble) : trouble;
    }
  }

  @Override
  public Optional<Instant> lockedUntil(UseKeyWith name, Instant now) {
    return transactions.read(
        connection ->
            Sql.first(
                    connection,
                    "select locked_until from failed_attempt where handle = ? and locked_until > ?",
                    columns -> Sql.instant(columns, "locked_until"),
                    Handles.use(name),
                    now)
                .flatMap(until -> until));
  }

  @Override
  public void clearFailures(UseKeyWith name) {
    transactions.make(
        connection ->
            Sql.update(
                connection, "delete from failed_attempt where handle = ?", Handles.use(name)));
  }

  /**
   * Forgets failures whose last one is older and whose lock has ended; says how many. Keeps
   * strangers from filling the disk.
   */
  public int forgetFailuresBefore(Instant time) {
    return transactions.make(
        connection ->
            Sql.update(
                connection,
                "delete from failed_attempt where failed_at < ? and (locked_until is null or locked_until < ?)",
                time,
                time));
  }

  private static long insert(Connection connection, SharedSecret secret) throws SQLException {
    return Sql.insert(
        connection,
        INSERT,
        secret.id(),
        secret.authenticationKey(),
        secret.encryptionKey(),
        Packed.names(secret.names()).written(),
        secret.usesLeft(),
        secret.notOnOrAfter());
  }

  private static SharedSecret secret(ResultSet columns) throws SQLException {
    return new SharedSecret(
        columns.getString("id"),
        Octets.of(columns.getBytes("authentication_key")),
        Octets.of(columns.getBytes("encryption_key")),
        Packed.read(columns.getBytes("names")).names(),
        columns.getInt("uses_left"),
        Sql.instant(columns, "not_on_or_after").orElseThrow());
  }
}
