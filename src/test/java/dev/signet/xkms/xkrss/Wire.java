package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.OriginalMessage;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;

/**
 * Brings a request with its credentials to the service the way it comes over a network: as octets
 * of XML.
 */
final class Wire {
  static final Channel TLS = new Channel(true, "192.0.2.7", "c-1");
  static final Channel PLAIN = new Channel(false, "192.0.2.7", "c-1");

  private Wire() {}

  static <R extends Request> ReceivedRequest<R> over(
      Channel channel, R request, RequestCredentials with) {
    return read(channel, written(request, with));
  }

  /** The message as text. */
  static String written(Request request, RequestCredentials with) {
    return new String(
        SecureXml.serialise(new MessageWriter().write(request, with)), StandardCharsets.UTF_8);
  }

  static <R extends Request> ReceivedRequest<R> read(Channel channel, String message) {
    try {
      Document document = SecureXml.parse(message.getBytes(StandardCharsets.UTF_8));
      @SuppressWarnings("unchecked")
      R read = (R) new MessageReader(AlgorithmProfile.MODERN).readRequest(document);
      return new ReceivedRequest<>(
          read, new SignatureFinding.NotSigned(), channel, Turn.of(new OriginalMessage(document)));
    } catch (MalformedXml | BadMessage unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
