package dev.signet.xkms;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.compound.PartHandler;
import dev.signet.xkms.exchange.later.LaterDesk;
import dev.signet.xkms.exchange.later.Progress;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xkiss.LocateService;
import dev.signet.xkms.xkiss.ValidateService;
import java.util.Optional;

/**
 * One request in, one result of the matching type out: checks what all requests share, then hands
 * over to the operation, now or later.
 */
public final class XkmsResponder {

  /** Who carries out the operations. */
  public record Operations(
      LocateService locate, ValidateService validate, KeyRegistration registration) {}

  private final Operations operations;
  private final ResultHeaders headers;
  private final Patterns patterns;
  private final RequestCheck check;

  /** A responder that answers each request at once. */
  public XkmsResponder(Operations operations, ResultHeaders headers) {
    this(operations, headers, Patterns.NONE);
  }

  public XkmsResponder(Operations operations, ResultHeaders headers, Patterns patterns) {
    this.operations = operations;
    this.headers = headers;
    this.patterns = patterns;
    this.check = new RequestCheck(headers.profile(), patterns.permissions());
  }

  ResultHeaders headers() {
    return headers;
  }

  Patterns patterns() {
    return patterns;
  }

  /**
   * Answers a request.
   *
   * @throws dev.signet.xkms.registry.RegistryUnavailable if the registry cannot be asked
   */
  public Answer<? extends Result> respond(ReceivedRequest<?> received) {
    return answered(received, this::begun);
  }

  /** Answers a request that has waited; it is not put off again. */
  Answer<? extends Result> respondLater(ReceivedRequest<?> waited, Progress progress) {
    return answered(waited, received -> carriedOut(received, progress));
  }

  /** What is done with a request that passed the checks. */
  private interface Treatment {
    Answer<? extends Result> of(ReceivedRequest<?> received) throws Refused;
  }

  private Answer<? extends Result> answered(ReceivedRequest<?> received, Treatment treatment) {
    try {
      check.check(received);
      return treatment.of(received);
    } catch (Refused refused) {
      return refusal(received, refused);
    }
  }

  Answer<? extends Result> refusal(ReceivedRequest<?> received, Refused refused) {
    ResultHeader header =
        refused
            .told()
            .map(explanation -> headers.explained(received, refused.code(), explanation))
            .orElseGet(() -> headers.to(received, refused.code()));
    return new Answer<>(received.request().operation().bare(header), refused.because());
  }

  private Answer<? extends Result> begun(ReceivedRequest<?> received) throws Refused {
    Request request = received.request();
    return switch (request.operation()) {
      case PENDING -> later().collect(received.around((Request.Pending) request));
      case STATUS -> later().status(received.around((Request.Status) request));
      default ->
          patterns.later().isPresent()
              ? nowOrLater(received, patterns.later().get())
              : carriedOut(received, Progress.UNSEEN);
    };
  }

  private LaterDesk later() throws Refused {
    return patterns
        .later()
        .orElseThrow(
            () ->
                Refusal.unknownResponse("every request is answered at once here, none is pending"));
  }

  /** Puts a request off where that is needed, if its sender can wait (XKMS 2.0 section 2.5). */
  private Answer<? extends Result> nowOrLater(ReceivedRequest<?> received, LaterDesk desk)
      throws Refused {
    try {
      if (patterns.putOff().contains(received.request().operation())) {
        throw Refusal.notSynchronous(Deferral.wished("such requests are answered later here"));
      }
      return desk.within(received, progress -> carriedOut(received, progress));
    } catch (Refused refused) {
      return putOff(received, refused, desk);
    }
  }

  private static Answer<? extends Result> putOff(
      ReceivedRequest<?> received, Refused refused, LaterDesk desk) throws Refused {
    Optional<Deferral> deferral = refused.deferral();
    if (deferral.isPresent() && received.request().header().offers(ResponseMechanism.PENDING)) {
      return desk.take(received, deferral.get());
    }
    throw refused;
  }

  private Answer<? extends Result> carriedOut(ReceivedRequest<?> received, Progress progress)
      throws Refused {
    if (received.request().operation() != Operation.COMPOUND) {
      return once(received, () -> spend(received));
    }
    return compound(received.around((Request.Compound) received.request()), progress);
  }

  private Answer<? extends Result> compound(
      ReceivedRequest<Request.Compound> received, Progress progress) throws Refused {
    return patterns
        .compounds()
        .orElseThrow(() -> Refusal.notSupported("compound requests are not carried out here"))
        .carryOut(received, parts(received), progress::counted);
  }

  /**
   * How the parts of a compound are treated. One whose nonce was spent before may be the same
   * message again: its parts get their first answers, and nothing else happens.
   */
  private PartHandler parts(ReceivedRequest<Request.Compound> received) {
    try {
      spend(received);
      return part -> answered(part, this::part);
    } catch (Refused spentBefore) {
      return part -> answered(part, again -> firstAnswer(again, spentBefore));
    }
  }

  private Answer<? extends Result> firstAnswer(ReceivedRequest<?> part, Refused otherwise)
      throws Refused {
    return patterns
        .repetition()
        .flatMap(repetition -> repetition.firstAnswer(part))
        .orElseThrow(() -> otherwise);
  }

  /** A request inside a compound, whose message has spent its nonce already. */
  private Answer<? extends Result> part(ReceivedRequest<?> part) throws Refused {
    try {
      return once(part, () -> {});
    } catch (Refused refused) {
      if (patterns.later().isEmpty() || part.turn().isLater()) {
        throw refused;
      }
      return putOff(part, refused, patterns.later().get());
    }
  }

  /** What goes before an operation, and only when it is really carried out. */
  private interface Before {
    void pass() throws Refused;
  }

  private Answer<? extends Result> once(ReceivedRequest<?> received, Before before) throws Refused {
    if (patterns.repetition().isEmpty()) {
      before.pass();
      return operation(received);
    }
    return patterns
        .repetition()
        .get()
        .once(
            received,
            () -> {
              before.pass();
              return operation(received);
            });
  }

  private void spend(ReceivedRequest<?> received) throws Refused {
    if (patterns.phases().isPresent() && !received.turn().isLater()) {
      patterns.phases().get().spend(received);
    }
  }

  private Answer<? extends Result> operation(ReceivedRequest<?> received) throws Refused {
    Request request = received.request();
    KeyRegistration registration = operations.registration();
    return switch (request.operation()) {
      case LOCATE -> operations.locate().locate(received.around((Request.Locate) request));
      case VALIDATE -> operations.validate().validate(received.around((Request.Validate) request));
      case REGISTER ->
          Answer.of(registration.register(received.around((Request.Register) request)));
      case REISSUE -> Answer.of(registration.reissue(received.around((Request.Reissue) request)));
      case REVOKE -> Answer.of(registration.revoke(received.around((Request.Revoke) request)));
      case RECOVER -> Answer.of(registration.recover(received.around((Request.Recover) request)));
      case COMPOUND, PENDING, STATUS ->
          throw new IllegalStateException("not an operation of its own: " + request.operation());
    };
  }
}
