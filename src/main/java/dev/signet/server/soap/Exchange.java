package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.envelope.SoapEnvelope.Opened;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * One message on its way through the house and back; it travels past Metro inside the {@link
 * ReplayedRequest}.
 */
final class Exchange {
  private final Opened opened;
  private final Channel channel;
  private final MessageService service;
  private Optional<Document> result = Optional.empty();
  private Optional<BadMessage> complaint = Optional.empty();
  private Optional<RuntimeException> fault = Optional.empty();

  Exchange(Opened opened, Channel channel, MessageService service) {
    this.opened = opened;
    this.channel = channel;
    this.service = service;
  }

  Channel channel() {
    return channel;
  }

  Opened opened() {
    return opened;
  }

  /**
   * Has the message answered; what comes of it, faults too, is in {@link #result()}: Metro would
   * tell the world about them.
   */
  void carryOut() {
    try {
      result = Optional.of(service.answer(opened.message(), channel));
    } catch (BadMessage bad) {
      complaint = Optional.of(bad);
    } catch (RuntimeException thrown) {
      fault = Optional.of(thrown);
    }
  }

  /**
   * The answer, or nothing if Metro never asked for one.
   *
   * @throws BadMessage if there can be none
   */
  Optional<Document> result() throws BadMessage {
    if (fault.isPresent()) {
      throw fault.get();
    }
    if (complaint.isPresent()) {
      throw complaint.get();
    }
    return result;
  }
}
