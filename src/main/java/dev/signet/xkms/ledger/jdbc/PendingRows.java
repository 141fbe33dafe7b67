package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PendingNotification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of the table of pending requests, written and read. */
final class PendingRows {
  private static final String LIGHT =
      "entry, response_id, request_id, first_id, digest, policy, operation, state, confidential, peer,"
          + " correlation, certificate, signer, message_sealed, sealed, about, because, approvals_needed,"
          + " notify_mechanism, notify_identifier, count_success, count_failure, count_pending, attempts,"
          + " received_at, good_until";

  private static final String WHOLE = LIGHT + ", message, result";

  private static final String INSERT =
      "insert into pending_request (response_id, request_id, first_id, digest, policy, operation, state,"
          + " confidential, peer, correlation, certificate, signer, message, message_sealed, sealed, about,"
          + " because, approvals_needed, notify_mechanism, notify_identifier, count_success, count_failure,"
          + " count_pending, attempts, leased_by, leased_until, received_at, good_until)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private PendingRows() {}

  static long insert(Connection connection, PendingBook.Fresh fresh) throws SQLException {
    PendingRequest request = fresh.request();
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(request.ids().response(), request.ids().request()));
    values.addAll(List.of(request.ids().first(), request.digest(), request.arrival().policy()));
    values.add(request.operation().name());
    values.add(
        (request.approvals() > 0 ? PendingEntry.State.APPROVAL : PendingEntry.State.WORK).name());
    addArrival(values, request.arrival());
    values.addAll(List.of(fresh.message().octets(), fresh.message().sealed(), false));
    values.addAll(List.of(request.about(), request.because(), request.approvals()));
    values.add(request.notification().map(PendingNotification::mechanism));
    values.add(request.notification().map(PendingNotification::identifier));
    addStanding(values, fresh);
    return Sql.insert(connection, INSERT, values.toArray());
  }

  private static void addArrival(List<Object> values, PendingRequest.Arrival arrival) {
    values.addAll(List.of(arrival.confidential(), arrival.peer(), arrival.correlation()));
    values.addAll(List.of(arrival.certificate(), arrival.signer()));
  }

  private static void addStanding(List<Object> values, PendingBook.Fresh fresh) {
    PendingEntry.Counts counts = fresh.counts();
    values.addAll(List.of(counts.success(), counts.failure(), counts.pending()));
    values.add(fresh.lease().isPresent() ? 1 : 0);
    values.add(fresh.lease().map(PendingBook.Lease::holder));
    values.add(fresh.lease().map(PendingBook.Lease::until));
    values.addAll(List.of(fresh.request().receivedAt(), fresh.goodUntil()));
  }

  /** The first entry that fits, with its octets. */
  static Optional<PendingEntry> one(Connection connection, String where, Object... values)
      throws SQLException {
    String sql = "select " + WHOLE + " from pending_request where " + where;
    return Sql.first(connection, sql, columns -> entry(columns, true), values);
  }

  /** All entries that fit, without their octets. */
  static List<PendingEntry> light(Connection connection, String where, Object... values)
      throws SQLException {
    String sql = "select " + LIGHT + " from pending_request where " + where;
    return Sql.query(connection, sql, columns -> entry(columns, false), values);
  }

  private static PendingEntry entry(ResultSet columns, boolean whole) throws SQLException {
    Optional<Kept> message = whole ? kept(columns, "message", "message_sealed") : Optional.empty();
    Optional<Kept> result = whole ? kept(columns, "result", "sealed") : Optional.empty();
    return new PendingEntry(
        columns.getLong("entry"), request(columns), message, standing(columns, result), Set.of());
  }

  private static Optional<Kept> kept(ResultSet columns, String octets, String sealed)
      throws SQLException {
    boolean isSealed = columns.getBoolean(sealed);
    return Sql.octets(columns, octets).map(o -> new Kept(o, isSealed));
  }

  private static PendingRequest request(ResultSet columns) throws SQLException {
    return new PendingRequest(
        new PendingRequest.Ids(
            columns.getString("response_id"),
            columns.getString("request_id"),
            columns.getString("first_id")),
        Operation.valueOf(columns.getString("operation")),
        arrival(columns),
        Octets.of(columns.getBytes("digest")),
        columns.getString("because"),
        columns.getInt("approvals_needed"),
        Octets.of(columns.getBytes("about")),
        notification(columns),
        Sql.instant(columns, "received_at").orElseThrow());
  }

  private static PendingRequest.Arrival arrival(ResultSet columns) throws SQLException {
    return new PendingRequest.Arrival(
        columns.getString("policy"),
        columns.getBoolean("confidential"),
        columns.getString("peer"),
        columns.getString("correlation"),
        Sql.octets(columns, "certificate"),
        Optional.ofNullable(columns.getString("signer")));
  }

  private static Optional<PendingNotification> notification(ResultSet columns) throws SQLException {
    Optional<String> identifier = Optional.ofNullable(columns.getString("notify_identifier"));
    return Optional.ofNullable(columns.getString("notify_mechanism"))
        .flatMap(mechanism -> identifier.map(to -> new PendingNotification(mechanism, to)));
  }

  private static PendingEntry.Standing standing(ResultSet columns, Optional<Kept> result)
      throws SQLException {
    return new PendingEntry.Standing(
        PendingEntry.State.valueOf(columns.getString("state")),
        result,
        new PendingEntry.Counts(
            columns.getInt("count_success"),
            columns.getInt("count_failure"),
            columns.getInt("count_pending")),
        columns.getInt("attempts"),
        Sql.instant(columns, "good_until").orElseThrow());
  }
}
