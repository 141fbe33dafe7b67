package dev.signet.mail.message.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes quoted-printable (RFC 2045 section 6.7): CRLF stays a line end, a lone CR or LF becomes
 * what it is. Lines that begin with "From " or with two hyphens are written so that nobody takes
 * them for a mailbox separator or a delimiter.
 */
final class QuotedPrintableWriter {
  private static final int LONGEST = 75; // and the = of a soft line end
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final OctetReader in;
  private final OutputStream out;
  private int column;

  private QuotedPrintableWriter(OctetReader in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Encodes all of {@code in}; {@code out} should be buffered. */
  static void encode(InputStream in, OutputStream out) throws IOException {
    QuotedPrintableWriter writer = new QuotedPrintableWriter(new OctetReader(in), out);
    for (int octet = writer.in.peek(0); octet >= 0; octet = writer.in.peek(0)) {
      writer.write(octet);
    }
  }

  private void write(int octet) throws IOException {
    if (in.sees(0, "\r\n")) {
      lineEnd(2);
      return;
    }
    boolean plain = isPlain(octet);
    if (column + (plain ? 1 : 3) > LONGEST) {
      out.write('=');
      lineEnd(0);
      return;
    }
    if (plain) {
      out.write(octet);
    } else {
      out.write('=');
      out.write(HEX[octet >> 4]);
      out.write(HEX[octet & 15]);
    }
    column += plain ? 1 : 3;
    in.pass(1);
  }

  private void lineEnd(int passed) throws IOException {
    out.write('\r');
    out.write('\n');
    column = 0;
    in.pass(passed);
  }

  private boolean isPlain(int octet) throws IOException {
    if (octet == ' ' || octet == '\t') {
      return in.peek(1) >= 0 && !in.sees(1, "\r\n");
    }
    if (column == 0 && (in.sees(0, "From ") || in.sees(0, "--"))) {
      return false;
    }
    return octet > ' ' && octet < 0x7f && octet != '=';
  }
}
