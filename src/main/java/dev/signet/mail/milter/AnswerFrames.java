package dev.signet.mail.milter;

import dev.signet.mail.milter.change.HeaderChange;
import dev.signet.mail.milter.wire.FieldCoding;
import dev.signet.mail.milter.wire.Frame;
import dev.signet.mail.smtp.Reply;
import java.util.ArrayList;
import java.util.List;

/** What a filter says to an MTA (mfdef.h, SMFIR). */
final class AnswerFrames {
  static final Frame CONTINUE = Frame.of('c');
  static final Frame PROGRESS = Frame.of('p');
  static final char BODY = 'b';

  /** As smfi_setmlreply allows. */
  private static final int LINES = 32;

  private static final int LINE = 980;

  private AnswerFrames() {}

  /**
   * A reply of the filter's own to the MTA's client. Sendmail and Postfix insist on an enhanced
   * code of the same class, and take a per cent sign for the beginning of a format.
   *
   * @throws IllegalArgumentException if it does not refuse anything
   */
  static Frame refusal(Reply reply) {
    if (reply.isPositive()) {
      throw new IllegalArgumentException("a refusal is no " + reply);
    }
    String family = reply.code() / 100 + ".";
    String enhanced = reply.enhanced().startsWith(family) ? reply.enhanced() : family + "0.0";
    List<String> lines = new ArrayList<>();
    for (String text : reply.lines().subList(0, Math.min(LINES, reply.lines().size()))) {
      boolean isLast = lines.size() + 1 == Math.min(LINES, reply.lines().size());
      String head = reply.code() + (isLast ? " " : "-") + enhanced + " ";
      lines.add(head + printable(text, LINE - head.length()));
    }
    return Frame.builder('y').text(String.join("\r\n", lines)).build();
  }

  private static String printable(String text, int most) {
    String safe = text.replaceAll("[^ -~]", "?").replace("%", "%%");
    if (safe.length() <= most) {
      return safe;
    }
    String cut = safe.substring(0, most);
    boolean isSplit = cut.replaceAll("[^%]", "").length() % 2 == 1;
    return isSplit ? cut.substring(0, most - 1) : cut;
  }

  /**
   * A step on the header.
   *
   * @throws IllegalArgumentException if the field would not arrive as it is
   */
  static Frame of(HeaderChange change, FieldCoding coding) {
    if (change instanceof HeaderChange.Insert insert) {
      return coding.write(insert.field(), Frame.builder('i').number(insert.index())).build();
    }
    if (change instanceof HeaderChange.Append append) {
      return coding.write(append.field(), Frame.builder('h')).build();
    }
    if (change instanceof HeaderChange.Change other) {
      return coding.write(other.field(), Frame.builder('m').number(other.index())).build();
    }
    HeaderChange.Delete delete = (HeaderChange.Delete) change;
    return Frame.builder('m')
        .number(delete.index())
        .text(FieldCoding.name(delete.name()))
        .text("")
        .build();
  }
}
