package dev.signet.mail.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message as it came: its header fields, what separates them from the body, the body (RFC 5322
 * section 2.1).
 *
 * @param separator the empty line, or nothing if the message ends with its header
 */
public record MailMessage(Header header, Content separator, Content body) {
  private static final Content EMPTY_LINE = Content.of("\r\n".getBytes(StandardCharsets.US_ASCII));

  /** A message of a header and a body. */
  public static MailMessage of(Header header, Content body) {
    return new MailMessage(header, EMPTY_LINE, body);
  }

  /** All octets, in order. */
  public Content content() {
    return Content.join(List.of(header.content(), separator, body));
  }

  /** The same with another header. */
  public MailMessage withHeader(Header other) {
    return new MailMessage(other, separator, body);
  }
}
