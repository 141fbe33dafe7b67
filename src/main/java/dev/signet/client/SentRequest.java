package dev.signet.client;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.MessageSignature;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * A request as it goes out, and what its answer has to match.
 *
 * @param signatureValue of the signature over the whole message, if it was signed
 */
record SentRequest(Request request, Document message, Optional<Octets> signatureValue) {

  /** Writes the message, and signs it if the settings have an identity. */
  static SentRequest write(Dispatch<?> dispatch, MessageWriter writer, ClientSettings settings) {
    Document message = dispatch.written(writer);
    settings
        .identity()
        .ifPresent(signer -> new MessageSignature(settings.profile()).sign(message, signer));
    Optional<Octets> signatureValue = settings.identity().map(signer -> valueOf(message));
    return new SentRequest(dispatch.request(), message, signatureValue);
  }

  String id() {
    return request.header().id();
  }

  /**
   * The HTTP message, in the service's binding (XKMS 2.0 Part 2 section 3; SOAP 1.1 section 6.1.1:
   * an empty SOAPAction).
   */
  Transport.Post post(ServiceAddress address, Duration time) {
    byte[] body = SoapEnvelope.serialise(message, address.binding());
    return new Transport.Post(address.endpoint(), fields(address.binding()), body, time);
  }

  private static Map<String, String> fields(WireBinding binding) {
    return switch (binding) {
      case SOAP11 -> Map.of("Content-Type", "text/xml; charset=utf-8", "SOAPAction", "\"\"");
      case SOAP12 -> Map.of("Content-Type", "application/soap+xml; charset=utf-8");
      case PLAIN -> Map.of("Content-Type", "application/xml; charset=utf-8");
    };
  }

  /** The message signature is the first child of the message, so its value comes first. */
  private static Octets valueOf(Document signed) {
    return Octets.fromBase64(
        signed.getElementsByTagNameNS(Namespaces.DS, "SignatureValue").item(0).getTextContent());
  }
}
