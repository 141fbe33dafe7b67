package dev.signet.mail.message.transfer;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.Spool;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Brings a message from a file, whose lines end with a bare LF, into the form of the wire. */
final class LineEnds {
  private LineEnds() {}

  /** Whether the header says that the message is in the form of a file, or it is incomplete. */
  static boolean areOfAFile(MailMessage message) throws IOException {
    return message.separator().length() != 2
        || LineSurvey.of(message.header().content()).hasBareLineFeed();
  }

  /** The message with CRLF for each bare LF, and an empty line after its header. */
  static MailMessage canonical(MailMessage message, Spool spool) throws IOException {
    List<HeaderField> fields = new ArrayList<>();
    for (HeaderField field : message.header().fields()) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      copy(new ByteArrayInputStream(field.octets()), octets);
      if (field.length() > 0 && field.octets()[field.length() - 1] != '\n') {
        octets.writeBytes(new byte[] {'\r', '\n'});
      }
      fields.add(HeaderField.received(octets.toByteArray()));
    }
    long start = spool.length();
    try (InputStream in = message.body().open();
        OutputStream out = new BufferedOutputStream(spool.out(), 64 * 1024)) {
      copy(in, out);
    }
    Content all = spool.content();
    return MailMessage.of(new Header(fields), all.slice(start, all.length()));
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    OctetReader octets = new OctetReader(in);
    int last = 0;
    for (int octet = octets.peek(0); octet >= 0; octet = octets.peek(0)) {
      octets.pass(1);
      if (octet == '\n' && last != '\r') {
        out.write('\r');
      }
      out.write(octet);
      last = octet;
    }
  }
}
