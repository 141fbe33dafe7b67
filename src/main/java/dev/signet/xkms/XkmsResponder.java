package dev.signet.xkms;

import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.KeyRegistration;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xkiss.LocateService;
import dev.signet.xkms.xkiss.ValidateService;
import dev.signet.xkms.xml.signature.SignatureFinding;

/**
 * One request in, one result of the matching type out: checks what all requests share, then hands
 * over to the operation.
 */
public final class XkmsResponder {

  /** Who carries out the operations. */
  public record Operations(
      LocateService locate, ValidateService validate, KeyRegistration registration) {}

  private final Operations operations;
  private final ResultHeaders headers;
  private final ServiceProfile profile;

  public XkmsResponder(Operations operations, ResultHeaders headers) {
    this.operations = operations;
    this.headers = headers;
    this.profile = headers.profile();
  }

  ResultHeaders headers() {
    return headers;
  }

  /**
   * Answers a request.
   *
   * @throws dev.signet.xkms.registry.RegistryUnavailable if the registry cannot be asked
   */
  public Answer<? extends Result> respond(ReceivedRequest<?> received) {
    Operation operation = received.request().operation();
    try {
      check(received, operation);
      return carryOut(received, operation);
    } catch (Refused refused) {
      return new Answer<>(operation.bare(header(received, refused)), refused.because());
    }
  }

  private ResultHeader header(ReceivedRequest<?> received, Refused refused) {
    return refused
        .told()
        .map(explanation -> headers.explained(received, refused.code(), explanation))
        .orElseGet(() -> headers.to(received, refused.code()));
  }

  /** What holds for every operation; nothing is processed before all of it holds (XR-M06). */
  private void check(ReceivedRequest<?> received, Operation operation) throws Refused {
    checkSignature(received.signature());
    checkService(received.request().header().service());
    checkOffered(operation);
    checkLimit(received.request());
  }

  private void checkSignature(SignatureFinding signature) throws Refused {
    if (signature instanceof SignatureFinding.Broken broken) {
      throw Refusal.noAuthentication("the request's signature does not hold: " + broken.because());
    }
    if (profile.requestSignatureRequired() && signature instanceof SignatureFinding.NotSigned) {
      throw Refusal.noAuthentication("the request is not signed, and this endpoint requires it");
    }
  }

  private void checkService(String service) throws Refused {
    if (!profile.serviceUris().contains(service)) {
      throw Refusal.malformed(
          "XKMS 2.0 section 3.1.1", "Service names another service than this one: " + service);
    }
  }

  private void checkOffered(Operation operation) throws Refused {
    boolean simple =
        operation != Operation.PENDING
            && operation != Operation.STATUS
            && operation != Operation.COMPOUND;
    if (simple && !profile.operations().contains(operation)) {
      throw Refusal.notSupported(operation.word() + " is switched off here");
    }
  }

  private static void checkLimit(Request request) throws Refused {
    if (request.header().responseLimit().map(limit -> limit.signum() <= 0).orElse(false)) {
      throw Refusal.malformed("XKMS 2.0 section 3.2.1", "ResponseLimit must be 1 or more");
    }
  }

  private Answer<? extends Result> carryOut(ReceivedRequest<?> received, Operation operation)
      throws Refused {
    Request request = received.request();
    KeyRegistration registration = operations.registration();
    return switch (operation) {
      case LOCATE -> operations.locate().locate(received.around((Request.Locate) request));
      case VALIDATE -> operations.validate().validate(received.around((Request.Validate) request));
      case REGISTER ->
          Answer.of(registration.register(received.around((Request.Register) request)));
      case REISSUE -> Answer.of(registration.reissue(received.around((Request.Reissue) request)));
      case REVOKE -> Answer.of(registration.revoke(received.around((Request.Revoke) request)));
      case RECOVER -> Answer.of(registration.recover(received.around((Request.Recover) request)));
      case COMPOUND -> throw Refusal.notSupported("compound requests are not carried out yet");
      case PENDING, STATUS ->
          throw Refusal.unknownResponse("every request is answered at once, none is pending");
    };
  }
}
