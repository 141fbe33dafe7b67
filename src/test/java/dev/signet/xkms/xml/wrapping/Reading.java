package dev.signet.xkms.xml.wrapping;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Document;

/**
 * What octets come to, the whole way that a service takes: parsed, taken out of the envelope, the
 * signature checked, the message read.
 *
 * @param signature what became of the message's signature
 * @param message the request or result, if it can be read
 */
public record Reading(SignatureFinding signature, Optional<Object> message) {
  private static final MessageSignature SIGNATURES = new MessageSignature(AlgorithmProfile.LEGACY);
  private static final MessageReader READER = new MessageReader(AlgorithmProfile.LEGACY);

  /** Nothing if the octets are no XML, or hold no message. */
  public static Optional<Reading> of(byte[] octets) {
    try {
      Document message = SoapEnvelope.open(SecureXml.parse(octets)).message();
      SignatureFinding signature = SIGNATURES.verify(message);
      return Optional.of(new Reading(signature, read(message)));
    } catch (MalformedXml | BadEnvelope refused) {
      return Optional.empty();
    }
  }

  private static Optional<Object> read(Document message) {
    try {
      boolean request =
          Operation.ofRequestElement(message.getDocumentElement().getLocalName()).isPresent();
      return Optional.of(request ? READER.readRequest(message) : READER.readResult(message));
    } catch (BadMessage refused) {
      return Optional.empty();
    }
  }

  /** The meaning, if the signature of the message holds and is of this key. */
  public Optional<String> signedBy(PublicKey key) {
    boolean holds =
        signature instanceof SignatureFinding.Verified verified
            && Arrays.equals(verified.key().getEncoded(), key.getEncoded());
    return holds ? message.map(Meaning::of) : Optional.empty();
  }

  /** The key binding of a registration, if its authentication holds under the secret. */
  public Optional<String> authenticatedBy(Octets secret) {
    return register()
        .filter(r -> holds(r.authentication().keyBinding(), s -> s.verifyWith(secret)))
        .map(r -> Meaning.of(r.prototype()));
  }

  /** The same if possession of the key is proven. */
  public Optional<String> possessedBy(PublicKey key) {
    return register()
        .filter(r -> holds(r.proofOfPossession(), s -> s.verifyWith(key)))
        .map(r -> Meaning.of(r.prototype()));
  }

  private Optional<Request.Register> register() {
    return message.filter(Request.Register.class::isInstance).map(Request.Register.class::cast);
  }

  private static boolean holds(
      Optional<BindingSignature> signature,
      Function<BindingSignature, BindingSignature.Check> check) {
    return signature.filter(s -> check.apply(s).holds()).isPresent();
  }
}
