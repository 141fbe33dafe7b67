package dev.signet.mail.smtp.wire;

import dev.signet.mail.smtp.Reply;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads replies (RFC 5321 section 4.2). A server that leaves the format is not understood half: one
 * code for all lines, CRLF only, and no more than the limits below.
 */
public final class ReplyReader {
  /** Octets of a line; section 4.5.3.1.5 has 512. */
  static final int LONGEST_LINE = 2048;

  /** Lines of a reply. */
  static final int MOST_LINES = 256;

  private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?");
  private static final Pattern ENHANCED =
      Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: (.*)|)");

  private final InputStream in;

  public ReplyReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next reply.
   *
   * @throws MalformedReply when it is none
   * @throws EOFException when the server has hung up
   */
  public Reply read() throws IOException {
    List<String> lines = new ArrayList<>();
    String code = "";
    while (true) {
      Matcher line = LINE.matcher(line());
      if (!line.matches() || !(code.isEmpty() || code.equals(line.group(1)))) {
        throw new MalformedReply("a line of a reply is none");
      }
      code = line.group(1);
      lines.add(line.group(3) == null ? "" : line.group(3));
      if (!"-".equals(line.group(2))) {
        return reply(Integer.parseInt(code), lines);
      }
      if (lines.size() == MOST_LINES) {
        throw new MalformedReply("a reply of more than " + MOST_LINES + " lines");
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int octet = in.read();
      if (octet == '\r') {
        if (in.read() != '\n') {
          throw new MalformedReply("a stray carriage return in a reply");
        }
        return Printable.text(line.toString(StandardCharsets.UTF_8).replace('\t', ' '));
      }
      if (octet < 0) {
        throw new EOFException("the server hung up");
      }
      if (octet == '\n' || line.size() == LONGEST_LINE) {
        throw new MalformedReply(
            octet == '\n' ? "a stray line feed in a reply" : "an endless line");
      }
      line.write(octet);
    }
  }

  /** An enhanced code counts if its class is that of the code (RFC 2034 section 4). */
  private static Reply reply(int code, List<String> lines) {
    Matcher first = ENHANCED.matcher(lines.get(0));
    if (!first.matches() || first.group(1).charAt(0) - '0' != code / 100) {
      return new Reply(code, "", lines);
    }
    String enhanced = first.group(1);
    return new Reply(code, enhanced, lines.stream().map(line -> rest(enhanced, line)).toList());
  }

  private static String rest(String enhanced, String line) {
    if (line.equals(enhanced)) {
      return "";
    }
    return line.startsWith(enhanced + " ") ? line.substring(enhanced.length() + 1) : line;
  }
}
