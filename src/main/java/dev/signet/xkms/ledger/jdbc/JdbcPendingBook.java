package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.model.Octets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The book in the shared database: tables {@code pending_request} and {@code pending_decision}. */
public final class JdbcPendingBook implements PendingBook {
  private static final int LONGEST_ID = 255;
  private static final int LONGEST_BECAUSE = 1024;
  private static final int MOST_COPIES = 8;

  /** So many are looked at for one that no other node takes first. */
  private static final int MOST_TRIED = 16;

  private static final String COUNT =
      "select count(*) as entries,"
          + " sum(case when state <> 'DONE' then 1 else 0 end) as waiting,"
          + " sum(case when state <> 'DONE' and peer = ? then 1 else 0 end) as of_peer"
          + " from pending_request where good_until > ?";

  private static final String MAY_BE_CLAIMED =
      "state = 'WORK' and (leased_until is null or leased_until <= ?) and good_until > ?";

  private static final String CANDIDATES =
      "select entry from pending_request where "
          + MAY_BE_CLAIMED
          + " order by entry fetch first ? rows only";

  private static final String CLAIM =
      "update pending_request set leased_by = ?, leased_until = ?, attempts = attempts + 1"
          + " where entry = ? and "
          + MAY_BE_CLAIMED;

  private static final String RENEW =
      "update pending_request set leased_until = ? where leased_by = ? and state = 'WORK'";

  private static final String RELEASE =
      "update pending_request set leased_by = null, leased_until = ?, attempts = attempts - ?"
          + " where response_id = ? and leased_by = ? and state = 'WORK'";

  private static final String TALLY =
      "update pending_request set count_success = ?, count_failure = ?, count_pending = ?"
          + " where response_id = ? and state = 'WORK'";

  private static final String END =
      "update pending_request set state = 'DONE', message = null, result = ?, sealed = ?,"
          + " count_success = ?, count_failure = ?, count_pending = ?, because = ?, good_until = ?,"
          + " leased_by = null, leased_until = null where ";

  private static final String PUT_OFF =
      "update pending_request set state = 'APPROVAL', approvals_needed = ?, because = ?, attempts = 0,"
          + " leased_by = null, leased_until = null"
          + " where response_id = ? and leased_by = ? and state = 'WORK'";

  private static final String FORGET =
      "delete from pending_request where good_until <= ?"
          + " and (state <> 'WORK' or leased_until is null or leased_until <= ?)";

  private final Transactions transactions;

  public JdbcPendingBook(DataSource database) {
    this.transactions = new Transactions(database);
  }

  @Override
  public Entered enter(Fresh fresh, Limits limits) {
    return transactions.make(
        connection -> {
          Entered entered = room(connection, fresh, limits);
          if (entered == Entered.YES) {
            PendingRows.insert(connection, fresh);
          }
          return entered;
        });
  }

  private static Entered room(Connection connection, Fresh fresh, Limits limits)
      throws SQLException {
    String peer = fresh.request().arrival().peer();
    Instant now = fresh.request().receivedAt();
    return Sql.first(
            connection,
            COUNT,
            columns -> {
              if (columns.getLong("entries") >= limits.mostKept()
                  || columns.getLong("waiting") >= limits.most()) {
                return Entered.FULL;
              }
              return columns.getLong("of_peer") >= limits.mostPerPeer()
                  ? Entered.FULL_FOR_PEER
                  : Entered.YES;
            },
            peer,
            now)
        .orElseThrow();
  }

  @Override
  public Optional<PendingEntry> find(String responseId, Instant now) {
    return isStorable(responseId)
        ? one("response_id = ? and good_until > ?", responseId, now)
        : Optional.empty();
  }

  /** What no column holds is not there: PostgreSQL takes no NUL. */
  private static boolean isStorable(String id) {
    return id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
  }

  @Override
  public List<PendingEntry> copiesOf(Octets digest, Instant now) {
    return many(
        "digest = ? and good_until > ? order by entry desc fetch first ? rows only",
        digest,
        now,
        MOST_COPIES);
  }

  @Override
  public Optional<PendingEntry> claim(Lease lease, Instant now) {
    List<Long> candidates =
        transactions.read(
            connection ->
                Sql.query(
                    connection, CANDIDATES, columns -> columns.getLong(1), now, now, MOST_TRIED));
    for (long number : candidates) {
      if (isMade(CLAIM, lease.holder(), lease.until(), number, now, now)) {
        return one("entry = ?", number);
      }
    }
    return Optional.empty();
  }

  @Override
  public int renew(Lease lease) {
    return transactions.make(
        connection -> Sql.update(connection, RENEW, lease.until(), lease.holder()));
  }

  @Override
  public boolean release(String responseId, String holder, Return back) {
    return isMade(RELEASE, back.next(), back.attemptCounts() ? 0 : 1, responseId, holder);
  }

  @Override
  public void count(String responseId, PendingEntry.Counts counts) {
    isMade(TALLY, counts.success(), counts.failure(), counts.pending(), responseId);
  }

  @Override
  public boolean finish(String responseId, Ending ending) {
    return transactions.make(
        connection -> end(connection, ending, "response_id = ? and state = 'WORK'", responseId));
  }

  private static boolean end(Connection connection, Ending ending, String where, Object which)
      throws SQLException {
    PendingEntry.Counts counts = ending.counts();
    return Sql.update(
            connection,
            END + where,
            ending.result().octets(),
            ending.result().sealed(),
            counts.success(),
            counts.failure(),
            counts.pending(),
            cut(ending.because()),
            ending.goodUntil(),
            which)
        > 0;
  }

  @Override
  public boolean putOff(String responseId, String holder, Need need) {
    return isMade(PUT_OFF, need.approvals(), cut(need.because()), responseId, holder);
  }

  @Override
  public List<PendingEntry> undecided(int limit, Instant now) {
    return many(
        "state = 'APPROVAL' and good_until > ? order by entry fetch first ? rows only", now, limit);
  }

  @Override
  public Optional<PendingEntry> toDecide(long number, Instant now) {
    return many("entry = ? and state = 'APPROVAL' and good_until > ?", number, now).stream()
        .findFirst();
  }

  @Override
  public Heard approve(long number, Voice voice, Instant goodUntil) {
    return transactions.make(
        connection -> PendingDecisions.approve(connection, number, voice, goodUntil));
  }

  @Override
  public boolean deny(long number, Voice voice, Ending ending) {
    return transactions.make(
        connection ->
            PendingDecisions.deny(connection, number, voice)
                && end(connection, ending, "entry = ?", number));
  }

  @Override
  public int forget(Instant now) {
    return transactions.make(connection -> Sql.update(connection, FORGET, now, now));
  }

  private boolean isMade(String sql, Object... values) {
    return transactions.make(connection -> Sql.update(connection, sql, values)) > 0;
  }

  private Optional<PendingEntry> one(String where, Object... values) {
    return transactions.read(
        connection -> {
          Optional<PendingEntry> entry = PendingRows.one(connection, where, values);
          return entry.isPresent()
              ? Optional.of(PendingDecisions.withApprovers(connection, entry.get()))
              : entry;
        });
  }

  private List<PendingEntry> many(String where, Object... values) {
    return transactions.read(
        connection -> {
          List<PendingEntry> entries = new ArrayList<>();
          for (PendingEntry entry : PendingRows.light(connection, where, values)) {
            entries.add(PendingDecisions.withApprovers(connection, entry));
          }
          return entries;
        });
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_BECAUSE ? text : text.substring(0, LONGEST_BECAUSE);
  }
}
