package dev.signet.xkms.registry.jdbc;

import dev.signet.xkms.database.DatabaseTrouble;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Conflict.Kind;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What every change records with itself: its message, once, the answer to it, and the use of a
 * secret that it costs.
 */
final class Preconditions {

  private static final String REMEMBER =
      "insert into handled_message (handle, handled_at) values (?, ?)";

  private static final String SPEND =
      "update shared_secret set uses_left = uses_left - 1 where id = ? and uses_left > 0 and not_on_or_after > ?";

  private Preconditions() {}

  /**
   * Records message and answer and spends the secret, in the transaction of the change; the second
   * of two waits for the first.
   */
  static void record(Connection connection, Change change) throws SQLException, Conflict {
    remember(connection, change);
    if (change.receipt().isPresent()) {
      GivenAnswers.keep(connection, change.receipt().get(), change.at());
    }
    if (change.spentSecret().isPresent()
        && Sql.update(connection, SPEND, change.spentSecret().get(), change.at()) == 0) {
      throw new Conflict(
          Kind.SECRET_SPENT, "the shared secret has no use left, has expired or was withdrawn");
    }
  }

  /** Records for good what a change of this binding was made on, beside what leads to it. */
  static void takeEvidence(Connection connection, long binding, Octets evidence)
      throws SQLException, Conflict {
    try {
      Sql.update(
          connection,
          "insert into binding_handle (handle, binding) values (?, ?)",
          Handles.evidence(evidence),
          binding);
    } catch (SQLException trouble) {
      throw duplicate(trouble, Kind.REPEATED_MESSAGE, "the same signature was carried out before");
    }
  }

  private static void remember(Connection connection, Change change) throws SQLException, Conflict {
    try {
      Sql.update(
          connection,
          REMEMBER,
          Handles.message(change.requestId(), change.requestor()),
          change.at());
    } catch (SQLException trouble) {
      throw duplicate(
          trouble, Kind.REPEATED_MESSAGE, "a message with this Id was carried out before");
    }
  }

  /**
   * The conflict that a refused duplicate means; throws the trouble itself if it is another one.
   */
  static Conflict duplicate(SQLException trouble, Kind kind, String because) throws SQLException {
    if (DatabaseTrouble.isDuplicate(trouble)) {
      return new Conflict(kind, because);
    }
    throw trouble;
  }
}
