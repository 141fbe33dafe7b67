package dev.signet.mail.smtp.wire;

import dev.signet.mail.smtp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Replies as octets (RFC 5321 section 4.2). */
public final class ReplyText {
  /** Room for text when code, enhanced code and CRLF share 512 octets (section 4.5.3.1.5). */
  private static final int LONGEST = 490;

  private ReplyText() {}

  /**
   * All lines of a reply, each with its line end.
   *
   * @param isInternational whether the client has asked for SMTPUTF8 (RFC 6531 section 3.7.4)
   */
  public static String of(Reply reply, boolean isInternational) {
    List<String> lines = new ArrayList<>();
    for (String line : reply.lines()) {
      split(isInternational ? Printable.text(line) : Printable.ascii(line), lines);
    }
    String enhanced = reply.enhanced().isEmpty() ? "" : reply.enhanced() + " ";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      char mark = i == lines.size() - 1 ? ' ' : '-';
      text.append(reply.code()).append(mark).append(enhanced).append(lines.get(i)).append("\r\n");
    }
    return text.toString();
  }

  private static void split(String line, List<String> into) {
    StringBuilder part = new StringBuilder();
    int octets = 0;
    for (int c : line.codePoints().toArray()) {
      String one = Character.toString(c);
      int more = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + more > LONGEST) {
        into.add(part.toString());
        part.setLength(0);
        octets = 0;
      }
      part.append(one);
      octets += more;
    }
    into.add(part.toString());
  }
}
