package dev.signet.mail.message.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads quoted-printable (RFC 2045 section 6.7): blanks at the end of a line are padding, what is
 * no escape is itself.
 */
final class QuotedPrintableReader extends InputStream {
  /** A run of blanks longer than any line may be is taken as text. */
  private static final int LONGEST_PADDING = 1000;

  private final InputStream encoded;
  private final OctetReader in;
  private final byte[] run = new byte[LONGEST_PADDING];
  private int blanks;
  private int blank;

  QuotedPrintableReader(InputStream encoded) {
    this.encoded = encoded;
    this.in = new OctetReader(encoded);
  }

  @Override
  public int read() throws IOException {
    while (blank == blanks) {
      int octet = in.peek(0);
      if (octet == '=' && passSoftLineEnd()) {
        continue;
      }
      if (octet != ' ' && octet != '\t') {
        return octet < 0 ? -1 : plainOrEscaped(octet);
      }
      passBlanks();
    }
    return run[blank++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    for (int octet = 0; count < length && (octet = read()) >= 0; count++) {
      into[offset + count] = (byte) octet;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private int plainOrEscaped(int octet) throws IOException {
    int high = octet == '=' ? Character.digit(in.peek(1), 16) : -1;
    int low = high >= 0 ? Character.digit(in.peek(2), 16) : -1;
    in.pass(low >= 0 ? 3 : 1);
    return low >= 0 ? high * 16 + low : octet;
  }

  private boolean passSoftLineEnd() throws IOException {
    int ahead = 1;
    while (ahead < OctetReader.AHEAD && (in.peek(ahead) == ' ' || in.peek(ahead) == '\t')) {
      ahead++;
    }
    int end = lineEndAt(ahead);
    boolean isSoft = end > 0 || in.peek(ahead) < 0;
    in.pass(isSoft ? ahead + end : 0);
    return isSoft;
  }

  private int lineEndAt(int ahead) throws IOException {
    return in.sees(ahead, "\n") ? 1 : in.sees(ahead, "\r\n") ? 2 : 0;
  }

  private void passBlanks() throws IOException {
    int count = 0;
    while (count < run.length && (in.peek(0) == ' ' || in.peek(0) == '\t')) {
      run[count++] = (byte) in.peek(0);
      in.pass(1);
    }
    boolean isPadding = count < run.length && (in.peek(0) < 0 || lineEndAt(0) > 0);
    blanks = isPadding ? 0 : count;
    blank = 0;
  }

  @Override
  public void close() throws IOException {
    encoded.close();
  }
}
