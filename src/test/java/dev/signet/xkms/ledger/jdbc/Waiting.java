package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PendingNotification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requests and results for the book's tests. */
final class Waiting {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Instant WEEK = NOW.plus(Duration.ofDays(7));
  static final PendingBook.Limits ROOMY = new PendingBook.Limits(1_000, 1_000, 10_000);
  static final PendingEntry.Counts NONE = PendingEntry.Counts.NONE;

  private Waiting() {}

  static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static PendingRequest request(String id, int approvals) {
    return request(id, approvals, "192.0.2.1");
  }

  static PendingRequest request(String id, int approvals, String peer) {
    return new PendingRequest(
        new PendingRequest.Ids(id, "request of " + id, "first of " + id),
        Operation.REGISTER,
        new PendingRequest.Arrival(
            "default", true, peer, "c-1", Optional.of(octets("DER")), Optional.of("ab".repeat(32))),
        octets("digest of " + id),
        "the policy wants it",
        approvals,
        octets("about"),
        Optional.of(new PendingNotification("urn:ietf:rfc:822", "mailto:a@example.org")),
        NOW);
  }

  static PendingBook.Fresh fresh(PendingRequest request) {
    return new PendingBook.Fresh(
        request, new Kept(octets("message"), true), NONE, Optional.empty(), WEEK);
  }

  static PendingBook.Fresh leased(PendingRequest request, PendingBook.Lease lease) {
    return new PendingBook.Fresh(
        request, new Kept(octets("message"), false), NONE, Optional.of(lease), WEEK);
  }

  static PendingBook.Lease lease(String holder, int seconds) {
    return new PendingBook.Lease(holder, NOW.plusSeconds(seconds));
  }

  static PendingBook.Voice voice(String operator) {
    return new PendingBook.Voice(operator, NOW);
  }

  static PendingBook.Ending ending(String result) {
    return new PendingBook.Ending(new Kept(octets(result), false), NONE, "done", WEEK);
  }
}
