package dev.signet.server.soap;

import dev.signet.xkms.xml.SecureXml;
import dev.signet.xkms.xml.WireBinding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;

/** Puts a finished result between the octets of an envelope, so that what was signed stays as it is. */
final class Enveloping {
  private static final byte[] SOAP11_HEAD =
      octets("<env:Envelope xmlns:env=\"http://schemas.xmlsoap.org/soap/envelope/\"><env:Body>");
  private static final byte[] SOAP12_HEAD =
      octets("<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body>");
  private static final byte[] TAIL = octets("</env:Body></env:Envelope>");

  private Enveloping() {}

  /** The result as HTTP carries it in this binding. */
  static Reply reply(Document result, WireBinding binding) {
    byte[] message = SecureXml.serialise(result);
    return switch (binding) {
      case SOAP11 -> new Reply(200, Reply.XML, joined(SOAP11_HEAD, message, TAIL));
      case SOAP12 -> new Reply(200, Reply.SOAP12, joined(SOAP12_HEAD, message, TAIL));
      case PLAIN -> new Reply(200, Reply.XML, message);
    };
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(parts[1].length + 256);
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
