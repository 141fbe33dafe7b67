package dev.signet.xkms.exchange.later;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.ledger.Kept;
import dev.signet.xkms.ledger.PendingRequest;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.PendingNotification;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Decides whether a request may be answered later, and writes down all that is needed for it. */
final class Intake {
  /** Characters of an Id that is remembered. */
  private static final int LONGEST_ID = 1024;

  private static final int LONGEST_WORDS = 255;
  private static final int LONGEST_BECAUSE = 1000;

  /** Octets of what an operator is shown: a compound of 50 requests for some names each. */
  private static final int MOST_ABOUT = 1 << 18;

  private final LaterRules rules;
  private final Keeping keeping;
  private final String policy;

  Intake(LaterRules rules, Keeping keeping, String policy) {
    this.rules = rules;
    this.keeping = keeping;
    this.policy = policy;
  }

  /**
   * What is taken from the message before anybody works with it: its tree is for one thread.
   *
   * @param digest SHA-256 of the octets
   * @param about what it asks for, for operators
   */
  record Copy(Octets octets, Octets digest, Octets about) {}

  static Copy copy(ReceivedRequest<?> received) {
    Octets octets = received.turn().original().orElseThrow().octets();
    String digest = Fingerprint.of(octets.toByteArray()).hex();
    return new Copy(
        octets,
        Octets.of(HexFormat.of().parseHex(digest)),
        Wish.written(Wish.of(received.request())));
  }

  /**
   * A request, ready to be entered.
   *
   * @param note for the log
   */
  record Taken(PendingRequest request, Kept message, String note) {}

  /** Why a request cannot be answered later whatever happens; empty if it can. */
  Optional<String> obstacle(ReceivedRequest<?> received) {
    Request request = received.request();
    if (!request.header().offers(ResponseMechanism.PENDING)) {
      return Optional.of("the requestor does not offer Pending");
    }
    if (received.turn().isLater()) {
      return Optional.of("it has waited already");
    }
    if (!isWholeMessage(received)) {
      return Optional.of("it is no message of its own");
    }
    if (first(request).length() > LONGEST_ID) {
      return Optional.of("its OriginalRequestId is too long to be kept");
    }
    return keeping.isInVain(request)
        ? Optional.of("its answer may hold a private key, and nothing seals it")
        : Optional.empty();
  }

  /** A part of a compound has no octets that its signature holds in. */
  private static boolean isWholeMessage(ReceivedRequest<?> received) {
    Operation operation = received.request().operation();
    return operation != Operation.PENDING
        && operation != Operation.STATUS
        && received
            .turn()
            .original()
            .map(original -> original.document().getDocumentElement().getLocalName())
            .filter(operation.requestElement()::equals)
            .isPresent();
  }

  /**
   * Writes the request down.
   *
   * @throws Refused if it is too large to wait
   */
  Taken take(ReceivedRequest<?> received, Deferral why, Coming coming) throws Refused {
    Copy copy = coming.copy();
    int length = copy.octets().length();
    if (length > rules.room().largest() || copy.about().length() > MOST_ABOUT) {
      throw Refusal.overloaded("the request is too large to wait: " + length + " octets");
    }
    Optional<PendingNotification> wish = received.request().header().flow().notification();
    Optional<PendingNotification> allowed = wish.filter(rules.notices()::allows);
    PendingRequest request =
        new PendingRequest(
            ids(received.request(), coming.responseId()),
            received.request().operation(),
            arrival(received),
            copy.digest(),
            Text.cut(why.because(), LONGEST_BECAUSE),
            why.approvals(),
            copy.about(),
            allowed,
            coming.at());
    String ignored =
        wish.isPresent() && allowed.isEmpty() ? "; PendingNotification not allowed, ignored" : "";
    return new Taken(
        request, keeping.message(copy.octets(), coming.responseId()), why.because() + ignored);
  }

  /** The message, the name that the request gets, and when. */
  record Coming(Copy copy, String responseId, Instant at) {}

  private static PendingRequest.Ids ids(Request request, String responseId) {
    return new PendingRequest.Ids(responseId, request.header().id(), first(request));
  }

  /** XKMS 2.0 section 2.7: after two phases it is the Id of the very first request. */
  private static String first(Request request) {
    return request.header().flow().originalRequestId().orElse(request.header().id());
  }

  private PendingRequest.Arrival arrival(ReceivedRequest<?> received) {
    Channel channel = received.channel();
    return new PendingRequest.Arrival(
        policy,
        channel.confidential(),
        Text.cut(channel.peer(), LONGEST_WORDS),
        Text.cut(channel.correlation(), LONGEST_WORDS),
        channel.clientCertificate().map(Intake::der),
        received.signer().map(key -> Fingerprint.of(key).hex()));
  }

  private static Octets der(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (CertificateEncodingException strange) {
      throw new IllegalStateException("a certificate out of a handshake has octets", strange);
    }
  }
}
