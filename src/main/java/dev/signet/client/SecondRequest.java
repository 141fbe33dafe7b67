package dev.signet.client;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same request again, with a new Id and the service's nonce, and without another offer to
 * repeat it (XKMS 2.0 section 2.6).
 */
final class SecondRequest {
  private SecondRequest() {}

  static Request of(Request first, Octets nonce, String newId) {
    RequestHeader header = header(first.header(), nonce, newId);
    return switch (first.operation()) {
      case LOCATE -> new Request.Locate(header, ((Request.Locate) first).query());
      case VALIDATE -> new Request.Validate(header, ((Request.Validate) first).query());
      case REGISTER -> register(header, (Request.Register) first);
      case REISSUE -> reissue(header, (Request.Reissue) first);
      case REVOKE -> revoke(header, (Request.Revoke) first);
      case RECOVER -> recover(header, (Request.Recover) first);
      case COMPOUND -> new Request.Compound(header, ((Request.Compound) first).requests());
      case PENDING -> new Request.Pending(header, ((Request.Pending) first).responseId());
      case STATUS -> new Request.Status(header, ((Request.Status) first).responseId());
    };
  }

  private static Request register(RequestHeader header, Request.Register first) {
    return new Request.Register(
        header, first.prototype(), first.authentication(), first.proofOfPossession());
  }

  private static Request reissue(RequestHeader header, Request.Reissue first) {
    return new Request.Reissue(
        header, first.binding(), first.authentication(), first.proofOfPossession());
  }

  private static Request revoke(RequestHeader header, Request.Revoke first) {
    return new Request.Revoke(
        header, first.binding(), first.authentication(), first.revocationCode());
  }

  private static Request recover(RequestHeader header, Request.Recover first) {
    return new Request.Recover(header, first.binding(), first.authentication());
  }

  /** In an asynchronous exchange OriginalRequestId stays what it was (section 2.7). */
  private static RequestHeader header(RequestHeader first, Octets nonce, String newId) {
    RequestHeader.Flow flow = first.flow();
    Set<String> mechanisms =
        flow.mechanisms().stream()
            .filter(uri -> !uri.equals(ResponseMechanism.REPRESENT.uri()))
            .collect(Collectors.toSet());
    String original = flow.originalRequestId().orElse(first.id());
    return new RequestHeader(
        newId,
        first.service(),
        new RequestHeader.Flow(
            mechanisms, Optional.of(nonce), Optional.of(original), flow.notification()),
        first.respondWith(),
        first.responseLimit(),
        first.opaqueClientData(),
        first.extensions());
  }
}
