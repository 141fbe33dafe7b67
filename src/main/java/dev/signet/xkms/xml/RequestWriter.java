package dev.signet.xkms.xml;

import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.dom.Sprout;
import dev.signet.xkms.xml.signature.DomBindingSignature;
import dev.signet.xkms.xml.signature.SignatureWriter;
import dev.signet.xkms.xml.signature.Signer;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Node;

/** Writes the bodies of requests; signs the key binding right after it was written. */
final class RequestWriter {
  private final RequestCredentials credentials;
  private final Function<Request.Simple, RequestCredentials> partCredentials;

  /**
   * @param partCredentials for each request inside a compound
   */
  RequestWriter(
      RequestCredentials credentials,
      Function<Request.Simple, RequestCredentials> partCredentials) {
    this.credentials = credentials;
    this.partCredentials = partCredentials;
  }

  void fill(Sprout element, Request request) {
    HeaderWriter.request(element, request.header());
    if (request instanceof Request.Compound compound) {
      compound.requests().forEach(part -> fillPart(element, part));
    } else if (request instanceof Request.Pending pending) {
      element.attribute("ResponseId", pending.responseId());
    } else if (request instanceof Request.Status status) {
      element.attribute("ResponseId", status.responseId());
    } else if (request instanceof Request.Simple simple) {
      fillSimple(element, simple);
    }
  }

  private void fillPart(Sprout compound, Request.Simple part) {
    Sprout element = compound.child(part.getClass().getSimpleName() + "Request");
    new RequestWriter(partCredentials.apply(part), partCredentials).fill(element, part);
  }

  private void fillSimple(Sprout element, Request.Simple request) {
    if (request instanceof Request.Locate locate) {
      BindingWriter.query(element, locate.query());
    } else if (request instanceof Request.Validate validate) {
      BindingWriter.query(element, validate.query());
    } else if (request instanceof Request.Register register) {
      Sprout binding = BindingWriter.prototype(element, register.prototype());
      authenticate(element, binding, register.authentication());
      provePossession(element, binding, register.proofOfPossession());
    } else if (request instanceof Request.Reissue reissue) {
      Sprout binding = BindingWriter.judged(element, "ReissueKeyBinding", reissue.binding());
      authenticate(element, binding, reissue.authentication());
      provePossession(element, binding, reissue.proofOfPossession());
    } else if (request instanceof Request.Revoke revoke) {
      revoke(element, revoke);
    } else if (request instanceof Request.Recover recover) {
      Sprout binding = BindingWriter.judged(element, "RecoverKeyBinding", recover.binding());
      authenticate(element, binding, recover.authentication());
    }
  }

  private void revoke(Sprout element, Request.Revoke revoke) {
    Sprout binding = BindingWriter.judged(element, "RevokeKeyBinding", revoke.binding());
    Optional<Octets> code = revoke.revocationCode();
    if (code.isPresent()) {
      element.child("RevocationCode").text(code.get().toBase64());
    } else {
      authenticate(element, binding, revoke.authentication());
    }
  }

  private void authenticate(Sprout request, Sprout binding, Authentication authentication) {
    Sprout element = request.child("Authentication");
    if (credentials.macKey().isPresent()) {
      sign(
          element.child("KeyBindingAuthentication"),
          binding,
          Signer.of(credentials.macKey().get()));
    } else if (credentials.authenticationKey().isPresent()) {
      Signer signer = Signer.of(credentials.authenticationKey().get());
      sign(element.child("KeyBindingAuthentication"), binding, signer);
    } else {
      authentication
          .keyBinding()
          .ifPresent(s -> repeat(element.child("KeyBindingAuthentication"), s));
    }
    authentication
        .notBound()
        .ifPresent(
            notBound ->
                element
                    .child("NotBoundAuthentication")
                    .attribute("Protocol", notBound.protocol())
                    .attribute("Value", notBound.value().toBase64()));
  }

  private void provePossession(
      Sprout request, Sprout binding, Optional<BindingSignature> received) {
    if (credentials.possessed().isPresent()) {
      // The key stands in the key binding; what the signature said of it would not be believed.
      Signer signer = Signer.of(credentials.possessed().get()).silent();
      sign(request.child("ProofOfPossession"), binding, signer);
    } else {
      received.ifPresent(s -> repeat(request.child("ProofOfPossession"), s));
    }
  }

  private static void sign(Sprout holder, Sprout binding, Signer signer) {
    SignatureWriter.detach(holder.element(), binding.element(), signer);
  }

  /** Passes on a signature that was read; it stays what it was, valid or not. */
  private static void repeat(Sprout holder, BindingSignature signature) {
    if (!(signature instanceof DomBindingSignature read)) {
      throw new IllegalArgumentException("only a signature that was read can be written again");
    }
    Node copy = holder.document().importNode(read.element(), true);
    holder.element().appendChild(copy);
  }
}
