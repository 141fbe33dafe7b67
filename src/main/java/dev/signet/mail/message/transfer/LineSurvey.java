package dev.signet.mail.message.transfer;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What passing octets would meet on their way: takes note of them and forgets them. */
final class LineSurvey extends OutputStream {
  /** Octets of a line without its end (RFC 5321 section 4.5.3.1.6). */
  static final int LONGEST_LINE = 998;

  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  private boolean notSevenBit;
  private boolean loneCr;
  private boolean bareLineFeed;
  private boolean longLine;
  private boolean alteredLine;
  private int column;
  private int fromSeen;
  private int last;
  private int beforeCr;

  static LineSurvey of(Content content) throws IOException {
    LineSurvey survey = new LineSurvey();
    try (InputStream in = content.open()) {
      in.transferTo(survey);
    }
    return survey;
  }

  @Override
  public void write(int octet) {
    pass((byte) octet);
  }

  @Override
  public void write(byte[] octets, int offset, int count) {
    int end = offset + count;
    int at = offset;
    while (at < end) {
      at = passPlain(octets, at, end);
      if (at < end) {
        pass(octets[at++]);
      }
    }
  }

  /** Passes octets that only make a line longer, without looking at each; returns the next one. */
  private int passPlain(byte[] octets, int from, int end) {
    if (column < FROM.length || last == '\r') {
      return from;
    }
    int to = from;
    while (to < end && octets[to] > '\r') {
      to++;
    }
    if (to > from) {
      column += to - from;
      longLine |= column > LONGEST_LINE;
      last = octets[to - 1];
    }
    return to;
  }

  private void pass(byte octet) {
    if (octet == '\n') {
      endLine();
      return;
    }
    loneCr |= last == '\r';
    notSevenBit |= octet <= 0;
    if (fromSeen == column && column < FROM.length && octet == FROM[column]) {
      fromSeen++;
      alteredLine |= fromSeen == FROM.length;
    }
    column++;
    longLine |= column > LONGEST_LINE + (octet == '\r' ? 1 : 0);
    beforeCr = octet == '\r' ? last : beforeCr;
    last = octet;
  }

  private void endLine() {
    bareLineFeed |= last != '\r';
    alteredLine |= isBlank(last == '\r' ? beforeCr : last);
    column = 0;
    fromSeen = 0;
    last = 0;
    beforeCr = 0;
  }

  private static boolean isBlank(int octet) {
    return octet == ' ' || octet == '\t';
  }

  /** 7bit as RFC 2045 section 2.7 defines it. */
  boolean isSevenBit() {
    return !notSevenBit && !longLine && !loneCr && !bareLineFeed && last != '\r';
  }

  /** Whether a line ends with LF alone. */
  boolean hasBareLineFeed() {
    return bareLineFeed;
  }

  /**
   * Seven bits, and nothing that mail systems are known to alter: lines beginning with "From ",
   * blanks at the end of a line (RFC 2049 section 3, RFC 8551 section 3.1.3).
   */
  boolean survives() {
    return isSevenBit() && !alteredLine && !isBlank(last);
  }
}
