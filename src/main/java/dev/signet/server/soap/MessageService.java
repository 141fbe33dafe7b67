package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.xml.BadMessage;
import org.w3c.dom.Document;

/**
 * What stands behind a door: takes an XKMS message that is alone in its document, gives the result
 * as another.
 */
@FunctionalInterface
public interface MessageService {
  /**
   * Answers.
   *
   * @throws BadMessage if no typed result can be given: the element is no request, or its Id cannot
   *     be read
   */
  Document answer(Document message, Channel channel) throws BadMessage;
}
