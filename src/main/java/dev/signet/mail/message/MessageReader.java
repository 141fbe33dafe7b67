package dev.signet.mail.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Divides octets into header section and body (RFC 5322 section 2.1), changing none.
 *
 * <p>Lines end with CRLF; a bare LF counts as well, because messages in files end their lines so. A
 * lone CR ends nothing. Whatever stands above the first empty line is header, also lines that are
 * no fields.
 */
public final class MessageReader {
  private final MessageLimits limits;

  public MessageReader(MessageLimits limits) {
    this.limits = limits;
  }

  /**
   * The message; its {@code content()} equals what is handed in, octet by octet.
   *
   * @throws MalformedMessage if the header section is over the limits
   */
  public MailMessage read(Content content) throws IOException, MalformedMessage {
    byte[] top = top(content);
    int end = headerEnd(top);
    if (end < 0 && top.length < content.length() || end > limits.headerOctets()) {
      throw new MalformedMessage(
          "the header section has more than " + limits.headerOctets() + " octets");
    }
    int headerLength = end < 0 ? top.length : end;
    int bodyStart = headerLength + lineEndAt(top, headerLength);
    return new MailMessage(
        header(content.slice(0, headerLength)),
        content.slice(headerLength, bodyStart),
        content.slice(bodyStart, content.length()));
  }

  private byte[] top(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readNBytes(limits.headerOctets() + 2);
    }
  }

  private Header header(Content section) throws IOException, MalformedMessage {
    Header header = Header.received(section.octets(limits.headerOctets() + 2));
    if (header.fields().size() > limits.fields()) {
      throw new MalformedMessage("the header has more than " + limits.fields() + " fields");
    }
    return header;
  }

  /** Where the empty line begins, or -1. */
  private static int headerEnd(byte[] top) {
    for (int at = 0; at < top.length; at++) {
      if ((at == 0 || top[at - 1] == '\n') && lineEndAt(top, at) > 0) {
        return at;
      }
    }
    return -1;
  }

  private static int lineEndAt(byte[] octets, int at) {
    if (at < octets.length && octets[at] == '\n') {
      return 1;
    }
    return at + 1 < octets.length && octets[at] == '\r' && octets[at + 1] == '\n' ? 2 : 0;
  }
}
