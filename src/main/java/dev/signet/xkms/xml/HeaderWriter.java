package dev.signet.xkms.xml;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.dom.Sprout;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Writes what all messages share, in the order of the schema (XR-M10). */
final class HeaderWriter {
  private HeaderWriter() {}

  static void request(Sprout message, RequestHeader header) {
    RequestHeader.Flow flow = header.flow();
    message
        .attribute("Id", header.id())
        .attribute("Service", header.service())
        .attribute("Nonce", flow.nonce().map(Octets::toBase64))
        .attribute("OriginalRequestId", flow.originalRequestId())
        .attribute("ResponseLimit", header.responseLimit().map(BigInteger::toString));
    common(message, header.extensions(), header.opaqueClientData());
    flow.mechanisms().stream()
        .sorted()
        .forEach(uri -> message.child("ResponseMechanism").text(uri));
    header.respondWith().forEach(uri -> message.child("RespondWith").text(uri));
    flow.notification()
        .ifPresent(
            n ->
                message
                    .child("PendingNotification")
                    .attribute("Mechanism", n.mechanism())
                    .attribute("Identifier", n.identifier()));
  }

  static void result(Sprout message, ResultHeader header) {
    message
        .attribute("Id", header.id())
        .attribute("Service", header.service())
        .attribute("Nonce", header.nonce().map(Octets::toBase64))
        .attribute("ResultMajor", header.code().major())
        .attribute("ResultMinor", header.code().minor())
        .attribute("RequestId", header.requestId());
    common(message, header.extensions(), header.opaqueClientData());
    header
        .requestSignatureValue()
        .ifPresent(value -> message.child("RequestSignatureValue").text(value.toBase64()));
  }

  private static void common(
      Sprout message, List<MessageExtension> extensions, Optional<OpaqueClientData> opaque) {
    for (MessageExtension extension : extensions) {
      message
          .element()
          .appendChild(message.document().importNode(Extensions.parse(extension), true));
    }
    opaque.ifPresent(
        data -> {
          Sprout element = message.child("OpaqueClientData");
          data.data().forEach(text -> element.child("OpaqueData").text(text));
        });
  }
}
