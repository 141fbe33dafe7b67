package dev.signet.xkms.exchange.phase;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The two-phase request protocol of one endpoint (XKMS 2.0 section 2.6, with asynchronous requests
 * 2.7): a requestor gets a nonce for its request, and the request is acted on when it comes again
 * with the nonce, from the same address.
 *
 * <p>Within its time a nonce lets the same look-up through more than once: what matters there is
 * that the requestor gets its answers, and a look-up that is repeated costs no more than one whose
 * answer got lost. A request that changes something spends its nonce.
 *
 * <p>PendingRequest and StatusRequest have two phases of their own; OriginalRequestId names the
 * first request of the whole exchange in both of them.
 */
public final class TwoPhase {
  private static final ResultCode REQUIRED =
      ResultCode.of(ResultMajor.SENDER, ResultMinor.REPRESENT_REQUIRED);

  private final ResultHeaders headers;
  private final Nonces nonces;
  private final Demand demand;
  private final BooleanSupplier loadIsHigh;

  /**
   * @param nonces of this node, for all endpoints
   * @param demand of this endpoint
   */
  public TwoPhase(ResultHeaders headers, Nonces nonces, Demand demand, BooleanSupplier loadIsHigh) {
    this.headers = headers;
    this.nonces = nonces;
    this.demand = demand;
    this.loadIsHigh = loadIsHigh;
  }

  /**
   * Stops a request that needs a nonce and has none that is good. Looks at no signature and, but
   * for a new key now and then, into no database.
   *
   * @return empty to let it through; or what to answer: Represent with a nonce, or
   *     Sender/RepresentRequired to a requestor that does not offer two phases
   * @throws IllegalArgumentException if a nonce is needed and the request was not read from the
   *     wire
   * @throws dev.signet.xkms.registry.RegistryUnavailable if there is no key yet and the ledger is
   *     away
   */
  public Optional<Answer<? extends Result>> gate(ReceivedRequest<?> unverified) {
    if (!isDemanded()) {
      return Optional.empty();
    }
    RequestHeader asked = unverified.request().header();
    boolean offered = asked.offers(ResponseMechanism.REPRESENT);
    Optional<Octets> nonce = asked.flow().nonce();
    if (nonce.isEmpty() && !offered) {
      return Optional.of(required(unverified, "two phases are needed and not offered"));
    }
    Nonce.Purpose purpose = purpose(unverified);
    Optional<Standing> shown = nonce.map(octets -> nonces.standing(octets, purpose));
    shown.ifPresent(nonces.counts()::shown);
    if (shown.filter(Standing.GOOD::equals).isPresent()) {
      return Optional.empty();
    }
    String why = shown.map(Standing::words).orElse("two phases are needed");
    return Optional.of(
        offered ? represent(unverified, nonces.make(purpose), why) : required(unverified, why));
  }

  /**
   * Uses up the nonce that came with a request that changes something, on all nodes. For a compound
   * that holds such a request, call it once, for the compound. A nonce that is not ours has no
   * effect: where one is needed, the gate has stopped it.
   *
   * @throws Refused if the nonce was spent before
   * @throws dev.signet.xkms.registry.RegistryUnavailable if the ledger is away
   */
  public void spend(ReceivedRequest<?> received) throws Refused {
    Optional<Octets> nonce = received.request().header().flow().nonce();
    if (nonce.isEmpty() || received.turn().isLater() || !changesState(received.request())) {
      return;
    }
    switch (nonces.spend(nonce.get(), purpose(received))) {
      case SPENT, NOT_OURS -> {}
      case TOO_LATE -> throw Refusal.representRequired("the nonce came too late to be spent");
      case SPENT_BEFORE -> {
        nonces.counts().spentTwice();
        throw Refusal.representRequired("the nonce was spent before");
      }
    }
  }

  private boolean isDemanded() {
    return switch (demand) {
      case NEVER -> false;
      case ALWAYS -> true;
      case UNDER_LOAD -> loadIsHigh.getAsBoolean();
    };
  }

  private static boolean changesState(Request request) {
    return request instanceof Request.Compound compound
        ? compound.requests().stream().anyMatch(part -> part.operation().changesState())
        : request.operation().changesState();
  }

  private static Nonce.Purpose purpose(ReceivedRequest<?> received) {
    OriginalMessage message =
        received
            .turn()
            .original()
            .orElseThrow(() -> new IllegalArgumentException("two phases need the message itself"));
    RequestHeader header = received.request().header();
    return new Nonce.Purpose(
        received.channel().peer(),
        header.flow().originalRequestId().orElse(header.id()),
        RequestContent.digest(message.document()));
  }

  private Answer<Result> represent(ReceivedRequest<?> request, Octets nonce, String why) {
    nonces.counts().answered(true);
    ResultHeader header = header(request, ResultCode.of(ResultMajor.REPRESENT));
    return new Answer<>(request.request().operation().bare(header.withNonce(nonce)), why);
  }

  private Answer<Result> required(ReceivedRequest<?> request, String why) {
    nonces.counts().answered(false);
    return new Answer<>(request.request().operation().bare(header(request, REQUIRED)), why);
  }

  /** Nothing was verified, so no signature value is echoed. */
  private ResultHeader header(ReceivedRequest<?> request, ResultCode code) {
    return headers.to(
        new ReceivedRequest<>(
            request.request(), new SignatureFinding.NotSigned(), request.channel(), request.turn()),
        code);
  }
}
