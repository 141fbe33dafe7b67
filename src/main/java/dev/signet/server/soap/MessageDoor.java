package dev.signet.server.soap;

import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope.Opened;
import dev.signet.xkms.xml.envelope.WireBinding;
import java.io.IOException;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * Leads one posted message through the house: parse once, open, have it answered, put the answer in
 * an envelope.
 */
final class MessageDoor {
  private final Endpoint endpoint;
  private final Refusals refusals;

  MessageDoor(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.refusals = new Refusals(endpoint.headers());
  }

  /**
   * Answers a message. Metro may look at request and response of {@code visit}, but does not write
   * there.
   *
   * @param octets the whole entity
   */
  Reply answer(byte[] octets, Visit visit) throws Refused {
    Opened opened = open(octets);
    return carry(new Exchange(opened, visit.channel(), endpoint.service()), octets, visit);
  }

  private Opened open(byte[] octets) throws Refused {
    try {
      return opened(SecureXml.parse(octets));
    } catch (MalformedXml malformed) {
      throw Refusals.malformed(malformed);
    }
  }

  private Opened opened(Document document) throws Refused {
    String root = document.getDocumentElement().getLocalName();
    try {
      Opened opened = SoapEnvelope.open(document);
      if (!opened.mandatoryHeaders().isEmpty()) {
        throw refusals.notUnderstood(opened.mandatoryHeaders().get(0), opened.binding());
      }
      return opened;
    } catch (BadEnvelope bad) {
      throw refusals.badEnvelope(bad, root);
    }
  }

  private Reply carry(Exchange exchange, byte[] octets, Visit visit) throws Refused {
    WireBinding binding = exchange.opened().binding();
    try {
      return binding == WireBinding.PLAIN
          ? carriedOut(exchange)
          : throughMetro(exchange, octets, visit);
    } catch (BadMessage bad) {
      throw refusals.badMessage(bad, binding);
    } catch (RuntimeException | IOException fault) {
      throw refusals.failed(binding, fault);
    }
  }

  private static Reply carriedOut(Exchange exchange) throws BadMessage {
    exchange.carryOut();
    return reply(exchange).orElseThrow();
  }

  private static Reply throughMetro(Exchange exchange, byte[] octets, Visit visit)
      throws IOException, BadMessage {
    CapturedResponse metro = Metro.carry(exchange, octets, visit);
    return reply(exchange).orElseGet(metro::faultOrElseThrow);
  }

  private static Optional<Reply> reply(Exchange exchange) throws BadMessage {
    return exchange.result().map(result -> Reply.result(result, exchange.opened().binding()));
  }
}
