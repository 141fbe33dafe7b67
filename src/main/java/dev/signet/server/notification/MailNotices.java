package dev.signet.server.notification;

import dev.signet.entity.MailAddress;
import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.client.Outcome;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.xkms.exchange.later.notice.ResultNotifier.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Notices as mail: from the null sender, so that nothing comes back (RFC 5321 section 4.5.5), in
 * plain ASCII, without anything that a stranger could make say something.
 */
public final class MailNotices {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);
  private static final int ID_OCTETS = 16;
  private static final int LONGEST = 200;

  private final Means means;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * What it takes to send them.
   *
   * @param hop the operator's mail server
   * @param from author of the notices
   */
  public record Means(SmtpClient client, NextHop hop, MailAddress from) {}

  public MailNotices(Means means, SecureRandom random, InstantSource clock) {
    this.means = means;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Hands one notice to the mail server.
   *
   * @throws IOException if it was not taken
   */
  void send(String address, Notice notice) throws IOException {
    MailAddress to =
        MailAddress.parse(address)
            .filter(MailAddress::isAscii)
            .orElseThrow(() -> new IOException("a notice goes to one plain mail address only"));
    Envelope envelope =
        new Envelope(
            new Envelope.Sender("", List.of()),
            List.of(new Envelope.Recipient(to.toString(), List.of())));
    Content content = Content.of(message(to, notice));
    Outcome outcome =
        means.client().deliver(means.hop(), Peer.at("127.0.0.1", 0), envelope, content).get(0);
    if (!outcome.isDelivered()) {
      throw new IOException("the mail server says " + outcome);
    }
  }

  private byte[] message(MailAddress to, Notice notice) {
    List<String> lines =
        List.of(
            "From: <" + means.from() + ">",
            "To: <" + to + ">",
            "Date: " + DATE.format(clock.instant().atOffset(ZoneOffset.UTC)),
            "Message-ID: <" + freshId() + "@" + means.from().domain() + ">",
            "Subject: The answer to your key service request is ready",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=us-ascii",
            "",
            "The key service has an answer to a request that had to wait.",
            "Collect it with the ticket that you were given.",
            "",
            "Operation: " + notice.operation().word(),
            "Policy: " + harmless(notice.policy()),
            "Request: " + harmless(notice.originalRequestId()),
            "");
    return String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
  }

  private String freshId() {
    byte[] id = new byte[ID_OCTETS];
    random.nextBytes(id);
    return "later." + HexFormat.of().formatHex(id);
  }

  /** The requestor chose it, and the mail may go to somebody else. */
  private static String harmless(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return cut.replaceAll("[^A-Za-z0-9._-]", "?");
  }
}
