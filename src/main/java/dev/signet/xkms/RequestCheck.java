package dev.signet.xkms;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.permission.Admittance;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.util.Optional;

/** What holds for every operation; nothing is processed before all of it holds (XR-M06). */
final class RequestCheck {
  private final ServiceProfile profile;
  private final Optional<Admittance> permissions;

  RequestCheck(ServiceProfile profile, Optional<Admittance> permissions) {
    this.profile = profile;
    this.permissions = permissions;
  }

  void check(ReceivedRequest<?> received) throws Refused {
    checkSignature(received);
    checkService(received.request().header().service());
    checkOffered(received.request().operation());
    checkLimit(received.request());
    if (permissions.isPresent()) {
      permissions.get().check(received);
    }
  }

  private void checkSignature(ReceivedRequest<?> received) throws Refused {
    if (received.signature() instanceof SignatureFinding.Broken broken) {
      throw Refusal.noAuthentication("the request's signature does not hold: " + broken.because());
    }
    if (profile.requestSignatureRequired() && received.signer().isEmpty()) {
      throw Refusal.noAuthentication("the request is not signed, and this endpoint requires it");
    }
  }

  private void checkService(String service) throws Refused {
    if (!profile.serviceUris().contains(service)) {
      throw Refusal.malformed(
          "XKMS 2.0 section 3.1.1", "Service names another service than this one: " + service);
    }
  }

  /** The other operations are patterns: whether they are offered is known where they are made. */
  private void checkOffered(Operation operation) throws Refused {
    boolean isSimple =
        operation != Operation.PENDING
            && operation != Operation.STATUS
            && operation != Operation.COMPOUND;
    if (isSimple && !profile.operations().contains(operation)) {
      throw Refusal.notSupported(operation.word() + " is switched off here");
    }
  }

  private static void checkLimit(Request request) throws Refused {
    if (request.header().responseLimit().map(limit -> limit.signum() <= 0).orElse(false)) {
      throw Refusal.malformed("XKMS 2.0 section 3.2.1", "ResponseLimit must be 1 or more");
    }
  }
}
