package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/**
 * What operators said. Whoever decides locks the request first, so that of two approvals at once
 * one is the second.
 */
final class PendingDecisions {
  private static final String LOCK =
      "update pending_request set approvals_needed = approvals_needed"
          + " where entry = ? and state = 'APPROVAL' and good_until > ?";

  private static final String SAY =
      "insert into pending_decision (pending, operator, approved, decided_at) values (?, ?, ?, ?)";

  private static final String APPROVERS =
      "select operator from pending_decision where pending = ? and approved";

  private static final String LET_WORK =
      "update pending_request set state = 'WORK', leased_until = null, good_until = ?"
          + " where entry = ? and approvals_needed <= ?";

  private PendingDecisions() {}

  static PendingEntry withApprovers(Connection connection, PendingEntry entry) throws SQLException {
    return entry.request().approvals() == 0
        ? entry
        : new PendingEntry(
            entry.number(),
            entry.request(),
            entry.message(),
            entry.standing(),
            approvers(connection, entry.number()));
  }

  static PendingBook.Heard approve(
      Connection connection, long number, PendingBook.Voice voice, Instant goodUntil)
      throws SQLException {
    if (!isLocked(connection, number, voice)) {
      return PendingBook.Heard.NOTHING_TO_DECIDE;
    }
    Set<String> before = approvers(connection, number);
    if (before.contains(voice.operator())) {
      return PendingBook.Heard.HEARD_BEFORE;
    }
    Sql.update(connection, SAY, number, voice.operator(), true, voice.at());
    return Sql.update(connection, LET_WORK, goodUntil, number, before.size() + 1) > 0
        ? PendingBook.Heard.ENOUGH
        : PendingBook.Heard.MORE_NEEDED;
  }

  /** False if there is nothing to decide. */
  static boolean deny(Connection connection, long number, PendingBook.Voice voice)
      throws SQLException {
    if (!isLocked(connection, number, voice)) {
      return false;
    }
    Sql.update(
        connection,
        "delete from pending_decision where pending = ? and operator = ?",
        number,
        voice.operator());
    Sql.update(connection, SAY, number, voice.operator(), false, voice.at());
    return true;
  }

  private static boolean isLocked(Connection connection, long number, PendingBook.Voice voice)
      throws SQLException {
    return Sql.update(connection, LOCK, number, voice.at()) > 0;
  }

  private static Set<String> approvers(Connection connection, long number) throws SQLException {
    return Set.copyOf(
        Sql.query(connection, APPROVERS, columns -> columns.getString("operator"), number));
  }
}
