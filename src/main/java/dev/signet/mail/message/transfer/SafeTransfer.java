package dev.signet.mail.message.transfer;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.Spool;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.message.transfer.SafeForm.Safe;
import dev.signet.mail.message.transfer.SafeForm.Unsafe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Brings a message into a form that no mail system on its way has reason to alter (RFC 8551 section
 * 3.1): CRLF line ends, seven bits, lines of at most 998 octets, none that begins with "From " or
 * ends with a blank.
 *
 * <p>Leaves that do not survive become quoted-printable (text) or base64 (all else); parts that may
 * not be encoded themselves are changed inside (RFC 2046 section 5.2.1). Nothing within a signed or
 * encrypted part is touched, and what survives keeps its octets.
 */
public final class SafeTransfer {
  private final MessageLimits limits;

  public SafeTransfer(MessageLimits limits) {
    this.limits = limits;
  }

  /**
   * The message in safe form, or why it has none.
   *
   * @param spool takes the new body where there is one; the message lives as long as it
   */
  public SafeForm rewrite(MailMessage message, Spool spool) throws IOException {
    boolean ofFile = LineEnds.areOfAFile(message);
    MailMessage canonical = ofFile ? LineEnds.canonical(message, spool) : message;
    MimePart root = new MimeReader(limits).read(canonical);
    if (ofFile && holdsBinary(root)) {
      return new Unsafe("a binary part in a message whose lines end with a bare LF");
    }
    Plan plan = Plan.of(root);
    if (plan.trouble().isPresent()) {
      return new Unsafe(plan.trouble().get());
    }
    Content body = new Rewriting(root, spool).body(plan.changes());
    return judged(MailMessage.of(header(root, plan.changes()), body));
  }

  private static boolean holdsBinary(MimePart part) {
    return part.encoding().equals("binary")
        || part.children().stream().anyMatch(SafeTransfer::holdsBinary);
  }

  /** What was not the plan's to change must be safe as well: preambles, headers of parts. */
  private static SafeForm judged(MailMessage message) throws IOException {
    if (!LineSurvey.of(message.body()).isSevenBit()) {
      return new Unsafe("octets that are not 7-bit where nothing can be encoded");
    }
    for (HeaderField field : message.header().fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      boolean describesBody = name.startsWith("content-") || name.equals("mime-version");
      if (describesBody && !LineSurvey.of(Content.of(field.octets())).isSevenBit()) {
        return new Unsafe("a header field about the body is not 7-bit");
      }
    }
    return new Safe(message);
  }

  private static Header header(MimePart root, List<Change> changes) throws IOException {
    boolean changed = !changes.isEmpty() && changes.get(0).part() == root;
    Header header = changed ? changes.get(0).header() : root.header();
    return completed(root, header);
  }

  /** The header of a message with the fields that make it MIME (RFC 2045 sections 4 and 5.2). */
  static Header completed(MimePart message, Header header) throws IOException {
    List<HeaderField> missing = new ArrayList<>();
    if (header.first("MIME-Version").isEmpty()) {
      missing.add(HeaderField.of("MIME-Version", "1.0"));
    }
    if (header.first("Content-Type").isEmpty()) {
      String charset = Charsets.guessed(message);
      missing.add(HeaderField.of("Content-Type", "text/plain; charset=" + charset));
    }
    return missing.isEmpty() ? header : header.followedBy(missing);
  }
}
