package dev.signet.mail.message.mime;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.MimePart.MediaType;
import java.io.IOException;

/**
 * Finds the parts of a message in one pass over its octets (RFC 2045, RFC 2046 section 5), holding
 * headers in memory and bodies never.
 *
 * <p>What is malformed is recorded with the part and read as the RFCs say; nothing is refused. Over
 * the limits, parts are left undivided and say so.
 */
public final class MimeReader {
  private final MessageLimits limits;

  public MimeReader(MessageLimits limits) {
    this.limits = limits;
  }

  /** The message as its outermost part, with all parts below. */
  public MimePart read(MailMessage message) throws IOException {
    try (Lines lines = new Lines(message.body().open())) {
      return new MimeWalk(message.body(), lines, limits).message(message);
    }
  }

  /** The type of the message itself, without looking at its body. */
  public static MediaType typeOf(Header header) {
    return ContentFields.of(header, ContentFields.PLAIN).type();
  }
}
