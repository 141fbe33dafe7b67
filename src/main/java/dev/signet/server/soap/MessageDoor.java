package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.xml.BadEnvelope;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MalformedXml;
import dev.signet.xkms.xml.SecureXml;
import dev.signet.xkms.xml.SoapEnvelope;
import dev.signet.xkms.xml.SoapEnvelope.Opened;
import dev.signet.xkms.xml.WireBinding;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.w3c.dom.Document;

/** Leads one posted message through the house: read once, parse once, open, have it answered, put the answer in an envelope. */
final class MessageDoor {
  private final Reception reception;
  private final Endpoint endpoint;
  private final Refusals refusals;

  MessageDoor(Reception reception, Endpoint endpoint) {
    this.reception = reception;
    this.endpoint = endpoint;
    this.refusals = new Refusals(endpoint.headers());
  }

  /** Answers the message in {@code request}; Metro may look at {@code response}, but does not write to it. */
  Reply answer(HttpServletRequest request, HttpServletResponse response, Channel channel) throws Refused {
    byte[] octets = reception.body().of(request);
    Opened opened = open(octets);
    if (!reception.working().enter()) {
      throw refusals.overloaded(opened.binding());
    }
    try {
      return carry(new Exchange(opened, channel, endpoint.service()), octets, request, response);
    } finally {
      reception.working().leave();
    }
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

  private Reply carry(
      Exchange exchange, byte[] octets, HttpServletRequest request, HttpServletResponse response) throws Refused {
    WireBinding binding = exchange.opened().binding();
    try {
      return binding == WireBinding.PLAIN
          ? carriedOut(exchange)
          : throughMetro(exchange, octets, request, response);
    } catch (BadMessage bad) {
      throw refusals.badMessage(bad, binding);
    } catch (RuntimeException | ServletException | IOException fault) {
      throw refusals.failed(binding, fault);
    }
  }

  private static Reply carriedOut(Exchange exchange) throws BadMessage {
    exchange.carryOut();
    return reply(exchange).orElseThrow();
  }

  private static Reply throughMetro(
      Exchange exchange, byte[] octets, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException, BadMessage {
    CapturedResponse metro = Metro.carry(exchange, octets, request, response);
    return reply(exchange).orElseGet(metro::faultOrElseThrow);
  }

  private static Optional<Reply> reply(Exchange exchange) throws BadMessage {
    return exchange.result().map(result -> Reply.result(result, exchange.opened().binding()));
  }
}
