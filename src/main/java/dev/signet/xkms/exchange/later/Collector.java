package dev.signet.xkms.exchange.later;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.ledger.PendingBook;
import dev.signet.xkms.ledger.PendingEntry;
import dev.signet.xkms.ledger.PendingRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the exchange that a PendingRequest or StatusRequest goes on with, and decides who may go on
 * with it (XKMS 2.0 section 2.5).
 *
 * <p>The ResponseId has 128 random bits and was told to the requestor alone, so knowing it is a
 * right by itself where nothing else was shown. A requestor who signed the request, or showed a
 * client certificate, may have been answered because of that; who collects then has to show one of
 * the same keys again, in either way. What came over a confidential channel is told over such a
 * channel only. To the outside all that is wrong is one and the same: no such ResponseId.
 *
 * <p>Each further Pending result has an Id of its own, which begins with the first one: a requestor
 * may go on with any of them.
 */
final class Collector {
  /** Parts the first Id from what makes a further one different; no fresh Id contains it. */
  private static final char FURTHER = '.';

  private final PendingBook book;
  private final String policy;

  Collector(PendingBook book, String policy) {
    this.book = book;
    this.policy = policy;
  }

  /** The Id of a further Pending result. */
  static String further(String responseId, String freshId) {
    return responseId + FURTHER + freshId.substring(1);
  }

  /** The exchange; a refusal if there is none that this requestor may go on with. */
  PendingEntry find(ReceivedRequest<?> received, String responseId, Instant now) throws Refused {
    PendingEntry entry =
        book.find(firstOf(responseId), now)
            .orElseThrow(() -> Refusal.unknownResponse("no such ResponseId, or it has expired"));
    Optional<String> objection = objection(received, entry.request());
    if (objection.isPresent()) {
      throw Refusal.unknownResponse(objection.get());
    }
    return entry;
  }

  private static String firstOf(String responseId) {
    int end = responseId.indexOf(FURTHER);
    return end < 0 ? responseId : responseId.substring(0, end);
  }

  private Optional<String> objection(ReceivedRequest<?> received, PendingRequest request) {
    Optional<String> original = received.request().header().flow().originalRequestId();
    PendingRequest.Arrival arrival = request.arrival();
    if (original.filter(request.ids()::begunBy).isEmpty()) {
      return Optional.of("the ResponseId is known, OriginalRequestId is another");
    }
    if (!arrival.policy().equals(policy)) {
      return Optional.of("the ResponseId belongs to the endpoint " + arrival.policy());
    }
    if (arrival.confidential() && !received.channel().confidential()) {
      return Optional.of("the request came over TLS, and is not collected without");
    }
    return Proof.of(received).mayCollectFor(Proof.of(arrival))
        ? Optional.empty()
        : Optional.of("the requestor proved a key that is not proved now");
  }
}
